package dev.strake.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.value.SecretKey;
import dev.strake.value.Storage;
import org.junit.jupiter.api.Test;

class LokiStorageTest {

  @Test
  void diskBelowAGibibyteIsRejected() {
    assertThatThrownBy(() -> LokiStorage.filesystem(Storage.mebibytes(1023)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "storage of Loki must be 1Gi or more, got 1023Mi; Loki stops taking lines on a full"
                + " disk");
  }

  @Test
  void bucketThatNoStoreTakesIsRejected() {
    assertThatThrownBy(() -> LokiStorage.s3("Shop Logs", "eu-west-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 'Shop Logs'");
  }

  @Test
  void missingRegionIsRejected() {
    assertThatThrownBy(() -> LokiStorage.s3("shop-logs", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "region must be like 'eu-west-1', got ''; write 'us-east-1' for stores without"
                + " regions");
  }

  @Test
  void endpointWithoutSchemeIsRejected() {
    var bucket = LokiStorage.s3("shop-logs", "eu-west-1");
    assertThatThrownBy(() -> bucket.endpoint("s3.shop.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("endpoint must be a URL")
        .hasMessageContaining("got 's3.shop.example'");
  }

  @Test
  void keysStandInNoConfiguration() {
    var bucket =
        LokiStorage.s3("shop-logs", "eu-west-1")
            .keys(new SecretKey("shop-s3", "access-key"), new SecretKey("shop-s3", "secret-key"));
    assertThat(bucket.config()).doesNotContain("key");
    // The names that the AWS library reads by itself.
    assertThat(bucket.environment())
        .extracting(v -> v.name())
        .containsExactly("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
  }
}

package dev.strake.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Test
  void anImageWithoutTagIsRefusedWithWhatToWrite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.parse("registry.example:5000/shop/api"))
        .withMessage(
            "image must have a tag, got 'registry.example:5000/shop/api'; write"
                + " 'registry.example:5000/shop/api:1.4.2' with the version to run");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of("shop/api", ""))
        .withMessageContaining("image 'shop/api' must have a tag")
        .withMessageContaining("got ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "LATEST", "latest-alpine", "stable", "main", "edge"})
  void aMovingTagIsRefused(String tag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of("shop/api", tag))
        .withMessage(
            "image tag must be fixed, got 'shop/api:%s'; pass a version such as '1.4.2'", tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://registry.example/api", "Shop/api", "shop//api", "shop/api/", ""})
  void aRepositoryThatNoRegistryHasIsRefused(String repository) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of(repository, "1.4.2"))
        .withMessageContaining("image repository must be lower case")
        .withMessageContaining("'" + repository + "'");
  }

  @Test
  void anImageIsPulledThroughAMirrorWithItsDigest() {
    var digest = "sha256:" + "ab".repeat(32);

    assertThat(Image.of("docker.io/library/redis", "7.4.1").withDigest(digest).through("m.example"))
        .hasToString("m.example/docker.io/library/redis:7.4.1@" + digest);
  }

  @ParameterizedTest
  @CsvSource({"0", "65536", "-1"})
  void aPortOutOfRangeIsRefused(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Port.http(number))
        .withMessage("port must be between 1 and 65535, got " + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP", "8080", "http-metrics-port", "-http", ""})
  void aPortNameThatTheApiServerRefusesIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Port.of(name, 80))
        .withMessageContaining("port name must be at most 15")
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void schedulesAreWrittenInPlainDigitsInEveryLocale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(Schedule.daily(LocalTime.of(1, 30)).cron()).isEqualTo("30 1 * * *");
      assertThat(Schedule.weekly(DayOfWeek.SUNDAY, LocalTime.of(3, 0)).cron())
          .isEqualTo("0 3 * * 0");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 1 * *", "@daily", "0 1 * * * *", "0  1 * * *", ""})
  void aScheduleWithoutFiveFieldsIsRefused(String cron) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.cron(cron))
        .withMessage("schedule must have five fields such as '0 1 * * *', got '%s'", cron);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.shop.example", "Shop.example", "localhost", "shop.example.", "a..b"})
  void aHostThatIsNoDomainNameIsRefused(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Host.of(host))
        .withMessageContaining("host must be a lower-case domain name")
        .withMessageContaining("'" + host + "'");
  }

  @ParameterizedTest
  @CsvSource({"0", "101"})
  void aShareOutOfBoundsIsRefused(int percent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percent.of(percent))
        .withMessage("percent must be between 1 and 100, got " + percent);
  }
}

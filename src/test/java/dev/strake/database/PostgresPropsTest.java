package dev.strake.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import org.junit.jupiter.api.Test;

class PostgresPropsTest {
  private static PostgresProps.Builder props() {
    return PostgresProps.builder(Postgres.version(16));
  }

  @Test
  void anUnknownMajorVersionIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Postgres.version(12))
        .withMessage("postgres version must be 16, 17 or 18, got 12");
  }

  @Test
  void anExtensionThatNoKnownImageHasAsksForOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Postgres.version(16).withExtension("timescaledb"))
        .withMessageContaining("withImage(…) before withExtension(\"timescaledb\")");
    var own =
        Postgres.version(16)
            .withImage(Image.of("registry.example/timescale", "2.29.1-pg16"))
            .withExtension("timescaledb");
    assertThat(own.preloaded()).containsExactly("timescaledb");
  }

  @Test
  void vectorNeedsAnImageThatHasIt() {
    assertThat(Postgres.version(16).withExtension("vector").image())
        .hasToString("docker.io/pgvector/pgvector:0.8.7-pg16");
    assertThat(Postgres.version(16).withExtension("pgcrypto").image())
        .hasToString("docker.io/library/postgres:16.15");
  }

  @Test
  void anExtensionTwiceIsOne() {
    assertThat(Postgres.version(16).withExtension("vector").withExtension("vector").extensions())
        .containsExactly("vector");
  }

  @Test
  void aNameThatNeedsQuotesIsRejectedWithOneThatDoesNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().database("My-Shop").build())
        .withMessageContaining("got 'My-Shop'; write 'my_shop'");
  }

  @Test
  void theSuperuserOwnsNoDatabase() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().owner("postgres").build())
        .withMessageContaining("owner must not be a role of postgres itself, got 'postgres'");
  }

  @Test
  void aComputedSettingNamesWhereItComesFrom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().setting("work_mem", "1GB").build())
        .withMessage(
            "setting 'work_mem' must not be set by hand, got '1GB'; write resources(…) instead");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().setting("max_connections", "500").build())
        .withMessageContaining("maxConnections(…)");
  }

  @Test
  void aSettingOfTwoLinesIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().setting("application_name", "a\nfsync = off").build())
        .withMessageContaining("must have a value of one line");
  }

  @Test
  void connectionsThatTheMemoryDoesNotCarryAreRejectedWithBothWaysOut() {
    var small =
        Resources.requests(Cpu.millis(250), Memory.mebibytes(256))
            .limits(Cpu.millis(500), Memory.mebibytes(512));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().resources(small).maxConnections(200).build())
        .withMessageMatching(
            "max connections must be at most \\d+ with a memory limit of 512Mi, got 200; lower them"
                + " or raise the limit to 1280Mi");
    assertThat(props().resources(small).maxConnections(40).build().maxConnections())
        .as("40 at 512Mi is what the second system's sheet allows")
        .isEqualTo(40);
  }

  @Test
  void aDiskBelowOneGibibyteIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().storage(Storage.mebibytes(500)).build())
        .withMessage("storage of postgres must be 1Gi or more, got 500Mi");
  }

  @Test
  void connectionsOutOfBoundsAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> props().maxConnections(5).build())
        .withMessage("max connections must be between 20 and 5000, got 5");
  }
}

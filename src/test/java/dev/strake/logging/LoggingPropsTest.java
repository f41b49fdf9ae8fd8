package dev.strake.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.value.Storage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoggingPropsTest {
  private final LoggingProps.Builder builder = LoggingProps.builder(Shipper.fluentd());

  @Test
  void logsAreKeptForSevenDaysUnlessToldOtherwise() {
    assertThat(builder.build().retention()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void retentionBelowADayIsRejected() {
    assertThatThrownBy(() -> builder.retention(Duration.ofHours(23)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "retention must be 1 day or more, got PT23H; write Duration.ofDays(1), as Loki deletes"
                + " by daily index");
  }

  @Test
  void retentionOfZeroIsRejectedBecauseLokiReadsItAsForEver() {
    assertThatThrownBy(() -> builder.retention(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got PT0S");
  }

  @Test
  void retentionThatIsNotWholeDaysIsRejected() {
    assertThatThrownBy(() -> builder.retention(Duration.ofHours(36)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retention must be whole days, got PT36H; write Duration.ofDays(2)");
  }

  @Test
  void aDayIsTheShortestRetention() {
    assertThat(builder.retention(Duration.ofDays(1)).build().retention()).hasDays(1);
  }

  @Test
  void bufferThatHoldsNextToNothingIsRejected() {
    assertThatThrownBy(() -> builder.buffer(Storage.mebibytes(63)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("buffer must be 64Mi or more, got 63Mi");
  }

  @Test
  void namespaceThatCannotExistIsRejected() {
    assertThatThrownBy(() -> builder.namespaces("shop_*").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("namespace of logs must be")
        .hasMessageContaining("'shop_*'");
  }
}

package dev.strake.metrics.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  /** As Prometheus prints them: years and weeks only where nothing is left over. */
  @ParameterizedTest
  @CsvSource({
    "PT5M, 5m",
    "PT90M, 1h30m",
    "PT26H, 1d2h",
    "P7D, 1w",
    "P8D, 8d",
    "P30D, 30d",
    "P365D, 1y",
    "PT0.25S, 250ms",
    "PT1.5S, 1s500ms"
  })
  void theyReadAsPrometheusPrintsThem(Duration duration, String text) {
    assertThat(Durations.render(duration)).isEqualTo(text);
  }

  @Property(seed = "4")
  void renderingAndParsingGivesTheSame(@ForAll @LongRange(min = 1) long millis) {
    var duration = Duration.ofMillis(millis % Durations.MOST_MILLIS);

    assertThat(Durations.parse(Durations.render(duration))).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "1m1h", "5m5m", "-5m", "1.5h", "300y"})
  void unitsMustDescendAndEachHaveANumber(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
  }
}

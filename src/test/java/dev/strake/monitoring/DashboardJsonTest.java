package dev.strake.monitoring;

import static dev.strake.metrics.promql.PromQl.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DashboardJsonTest {
  @Test
  void aPageOverDaysAsksSeldomAndForOneNumber() {
    assertThat(written(Duration.ofDays(30)))
        .contains("\"refresh\" : \"5m\"")
        .containsOnlyOnce("\"instant\" : true");
  }

  @Test
  void aPageOverHoursAsksOftenAndShowsTheTrend() {
    assertThat(written(Duration.ofHours(6)))
        .contains("\"refresh\" : \"30s\"")
        .doesNotContain("instant");
  }

  private static String written(Duration range) {
    var page =
        Dashboard.builder("shop", "Shop")
            .panels(Panel.stat("Orders", number(1)), Panel.timeSeries("Users", number(2)))
            .range(range)
            .build();
    return DashboardJson.write(page);
  }
}

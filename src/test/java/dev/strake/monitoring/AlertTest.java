package dev.strake.monitoring;

import static dev.strake.metrics.promql.PromQl.number;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.metrics.Metric;
import dev.strake.value.Percent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final Metric QUEUE = Metric.gauge("shop_queue_length").labels("queue");

  private static Alert.Builder alert() {
    return Alert.warning("QueueLong", select(QUEUE).gt(10)).summary("long").runbook("wait");
  }

  @Test
  void theDescriptionIsTheSummaryUntilItIsWritten() {
    assertThat(alert().build().description()).isEqualTo("long");
    assertThat(alert().description("very long").build().description()).isEqualTo("very long");
  }

  @Test
  void namesAreCamelCase() {
    assertThatThrownBy(() -> alert().name("queue-long").build())
        .hasMessage("alert name must be CamelCase such as 'HighErrorRate', got 'queue-long'");
  }

  @Test
  void everyAlertSaysWhatToDo() {
    assertThatThrownBy(() -> alert().runbook(" ").build())
        .hasMessage("alert QueueLong must have a runbook, got none; say what to do");
    assertThatThrownBy(() -> alert().summary("").build())
        .hasMessage("alert QueueLong must have a summary, got none");
  }

  @Test
  void textsShowOnlyLabelsThatTheSeriesHave() {
    assertThat(alert().summary("{{ $labels.queue }} is long").build().summary())
        .contains("$labels.queue");
    var summed = Alert.warning("QueueLong", sum(select(QUEUE)).gt(10)).runbook("wait");
    assertThatThrownBy(() -> summed.summary("{{ $labels.queue }} is long").build())
        .hasMessage(
            "summary of alert QueueLong must show labels of its series [], got $labels.queue");
  }

  @Test
  void anAlertNeedsSeries() {
    assertThatThrownBy(() -> Alert.critical("Odd", number(1)).summary("s").runbook("r").build())
        .hasMessage("expression of alert Odd must give series, got scalar '1'");
  }

  @Test
  void aLatencyBoundThatIsNoEdgeIsRefused() {
    // The quantile is interpolated within a bucket: at 1.5 s it would be a guess.
    Shop.of(
        draft ->
            assertThatThrownBy(() -> Alerts.latency(draft.traffic(), 0.95, Duration.ofMillis(1500)))
                .hasMessage(
                    "latency bound must be an edge of the buckets [0.1, 0.5, 1.0, 2.0, 5.0] of"
                        + " http_request_duration_seconds, got 1.5; add it to the buckets, or the"
                        + " quantile is a guess"));
  }

  @Test
  void namespacesStandInTheSameOrderWhateverTheOrderOfTheirSet() {
    var one = Alerts.memoryNearLimit(List.of("shop", "a", "b"), Percent.of(90)).build();
    var other = Alerts.memoryNearLimit(List.of("b", "shop", "a"), Percent.of(90)).build();
    assertThat(one.expr().toString())
        .isEqualTo(other.expr().toString())
        .contains("namespace=~\"a|b|shop\"");
  }

  @Test
  void twoAlertsOfOneNameAreRefused() {
    var receivers =
        Receivers.builder()
            .critical(Receiver.webhook(new dev.strake.value.SecretKey("s", "k")))
            .build();
    var props =
        MonitoringProps.builder()
            .receivers(receivers)
            .alerts(alert().build(), alert().severity(Severity.CRITICAL).build());
    assertThatThrownBy(props::build)
        .hasMessage("alert names must be unique, got 'QueueLong' twice");
  }

  @Test
  void monitoringTellsSomebody() {
    assertThatThrownBy(() -> MonitoringProps.builder().build())
        .hasMessage("monitoring must have receivers, got none; say who is told with receivers(…)");
  }
}

package dev.strake.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

  @Test
  void aCounterWithoutTotalIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.counter("http_requests"))
        .withMessage(
            "counter name must end in _total, got 'http_requests'; write 'http_requests_total'");
  }

  @Test
  void aNameOfSomebodyElseIsTakenAsItIs() {
    var metric = Metric.foreign(MetricType.COUNTER, "transaction_volume_ngn");

    assertThat(metric.type()).isEqualTo(MetricType.COUNTER);
  }

  @ParameterizedTest
  @CsvSource({
    "request_duration_ms, request_duration_seconds",
    "disk_usage_percent, disk_usage_ratio",
    "cache_megabytes, cache_bytes"
  })
  void unitsThatAreNotBaseUnitsAreRejectedWithTheRightName(String name, String right) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.gauge(name))
        .withMessageEndingWith("write '" + right + "'");
  }

  @ParameterizedTest
  @CsvSource({"jobs_total", "jobs_count", "jobs_sum", "jobs_bucket", "a:b", "a-b", "1a"})
  void aGaugeNamedLikeSomethingElseIsRejected(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Metric.gauge(name));
  }

  @Test
  void bucketsMustAscend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.histogram("latency_seconds").buckets(1, 0.5))
        .withMessage("buckets of latency_seconds must be finite and ascending, got [1.0, 0.5]");
  }

  @Test
  void theDefaultBucketsOfClientsHaveNoEdgeAtTwoSeconds() {
    assertThat(Metric.histogram("latency_seconds").hasEdge(2)).isFalse();
    assertThat(Metric.histogram("latency_seconds").hasEdge(2.5)).isTrue();
  }

  @Test
  void labelsMustBeUniqueAndTheHistogramsOwnIsReserved() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.gauge("queue_depth").labels("queue", "queue"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.histogram("latency_seconds").labels("le"))
        .withMessageContaining("le, which its buckets add");
  }

  @Test
  void aHistogramGivesThreeSeries() {
    assertThat(Metric.histogram("latency_seconds").seriesNames())
        .containsExactly("latency_seconds_bucket", "latency_seconds_sum", "latency_seconds_count");
  }
}

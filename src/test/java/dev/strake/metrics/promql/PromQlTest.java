package dev.strake.metrics.promql;

import static dev.strake.metrics.promql.PromQl.bucket;
import static dev.strake.metrics.promql.PromQl.buckets;
import static dev.strake.metrics.promql.PromQl.clampMin;
import static dev.strake.metrics.promql.PromQl.histogramQuantile;
import static dev.strake.metrics.promql.PromQl.number;
import static dev.strake.metrics.promql.PromQl.rate;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.sum;
import static dev.strake.metrics.promql.PromQl.time;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.KubeStateMetrics;
import dev.strake.metrics.Metric;
import dev.strake.metrics.PostgresExporter;
import org.junit.jupiter.api.Test;

class PromQlTest {

  private static final Metric JOBS = Metric.counter("jobs_total").labels("queue");
  private static final Metric DEPTH = Metric.gauge("queue_depth").labels("queue");
  private static final Metric LATENCY = Metric.histogram("latency_seconds").buckets(0.2, 2);

  @Test
  void aLabelTheMetricLacksIsRejectedWithTheOnesItHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select(JOBS).is("statuss", "200"))
        .withMessageStartingWith("label must be one of [queue, app, cluster,")
        .withMessageEndingWith("for jobs_total, got 'statuss'");
  }

  @Test
  void groupingByALabelThatWasSummedAwayIsRejected() {
    var perQueue = sum(rate(select(JOBS), ofMinutes(5))).by("queue");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sum(perQueue).by("pod"))
        .withMessage("label of sum must be one of [queue], got 'pod'");
  }

  @Test
  void aRateOfAGaugeAndADeltaOfACounterAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate(select(DEPTH), ofMinutes(5)))
        .withMessage(
            "rate must read a counter, got gauge queue_depth; write delta or deriv for a gauge");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromQl.delta(select(JOBS).over(ofMinutes(5))))
        .withMessageContaining("write rate or increase");
  }

  @Test
  void aQuantileNeedsTheBucketsEdges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> histogramQuantile(0.95, sum(rate(buckets(LATENCY), ofMinutes(5)))))
        .withMessage("label of histogram_quantile must be one of [], got 'le'");
  }

  @Test
  void anEdgeThatIsNoneIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bucket(LATENCY, 0.5))
        .withMessage("bucket edge must be one of [0.2, 2.0] for latency_seconds, got 0.5");
    assertThat(bucket(LATENCY, 0.2)).hasToString("latency_seconds_bucket{le=\"0.2\"}");
  }

  @Test
  void aHistogramIsNotReadByItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> select(LATENCY))
        .withMessage("histogram latency_seconds must be read through buckets, sumOf or countOf");
  }

  @Test
  void aComparisonOfNumbersNeedsBool() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> number(1).gt(2))
        .withMessage("comparison of two scalars must have bool, got '1 > 2'");
  }

  @Test
  void aLabelIsTakenOverFromTheOtherSide() {
    var used =
        sum(rate(select(Cadvisor.CPU_USAGE_SECONDS_TOTAL), ofMinutes(5))).by("namespace", "pod");
    var where = select(KubeStateMetrics.POD_INFO);

    var joined = used.times(where).on("namespace", "pod").groupLeft("node");

    assertThat(joined)
        .hasToString(
            "sum by (namespace, pod) (rate(container_cpu_usage_seconds_total[5m]))"
                + " * on (namespace, pod) group_left (node) kube_pod_info");
    assertThat(joined.resultLabels().names()).containsExactly("namespace", "node", "pod");
  }

  @Test
  void parenthesesStandWhereTheTreeNeedsThem() {
    var a = select(DEPTH);

    assertThat(a.minus(a.minus(a))).hasToString("queue_depth - (queue_depth - queue_depth)");
    assertThat(a.minus(a).minus(a)).hasToString("queue_depth - queue_depth - queue_depth");
    assertThat(a.plus(a).times(2)).hasToString("(queue_depth + queue_depth) * 2");
    assertThat(a.or(a).and(a)).hasToString("(queue_depth or queue_depth) and queue_depth");
    assertThat(new Num(-1).binary(Operator.POW, a)).hasToString("(-1) ^ queue_depth");
    assertThat(a.plus(a).negated()).hasToString("-(queue_depth + queue_depth)");
  }

  @Test
  void ageOfABackup() {
    var age = time().minus(select(KubeStateMetrics.CRONJOB_STATUS_LAST_SUCCESSFUL_TIME));

    assertThat(age.gt(ofHours(26).toSeconds()))
        .hasToString("time() - kube_cronjob_status_last_successful_time > 93600");
  }

  @Test
  void aDivisorIsKeptFromZero() {
    assertThat(
            select(PostgresExporter.STAT_ACTIVITY_COUNT)
                .dividedBy(clampMin(select(PostgresExporter.SETTINGS_MAX_CONNECTIONS), 1))
                .gt(0.8)
                .asBool())
        .hasToString(
            "pg_stat_activity_count / clamp_min(pg_settings_max_connections, 1) > bool 0.8");
  }

  @Test
  void aDashboardLeavesTheRangeToGrafana() {
    var panel = rate(select(JOBS).matches("namespace", "$namespace").over(Span.RATE_INTERVAL));

    assertThat(panel).hasToString("rate(jobs_total{namespace=~\"$namespace\"}[$__rate_interval])");
    assertThat(PromQl.parsePanel(panel.toString())).isEqualTo(panel);
    assertThatIllegalArgumentException().isThrownBy(() -> PromQl.parse(panel.toString()));
  }
}

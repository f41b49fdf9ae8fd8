package dev.strake.metrics.promql;

import static dev.strake.metrics.promql.PromQl.absent;
import static dev.strake.metrics.promql.PromQl.bucket;
import static dev.strake.metrics.promql.PromQl.buckets;
import static dev.strake.metrics.promql.PromQl.countOf;
import static dev.strake.metrics.promql.PromQl.histogramQuantile;
import static dev.strake.metrics.promql.PromQl.number;
import static dev.strake.metrics.promql.PromQl.rate;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.sum;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.KubeStateMetrics;
import dev.strake.metrics.Metric;
import dev.strake.metrics.PostgresExporter;
import dev.strake.metrics.RedisExporter;
import org.junit.jupiter.api.Test;

/** The alerts of a real system, as one writes them and as one reads them. */
class HiveAlertsTest {

  private static final Metric REQUESTS =
      Metric.counter("http_requests_total").labels("method", "path", "status");
  private static final Metric DURATION =
      Metric.histogram("http_request_duration_seconds")
          .labels("method", "path", "status")
          .buckets(0.1, 0.5, 1, 2, 5);

  @Test
  void shareOfErrorsWithAMinimumRate() {
    var all = sum(rate(select(REQUESTS).is("namespace", "hive"), ofMinutes(5)));
    var errors =
        sum(rate(select(REQUESTS).is("namespace", "hive").matches("status", "5.."), ofMinutes(5)));

    var alert = errors.dividedBy(all).gt(0.05).and(all.gt(0.1));

    assertThat(alert)
        .hasToString(
            "sum(rate(http_requests_total{namespace=\"hive\",status=~\"5..\"}[5m]))"
                + " / sum(rate(http_requests_total{namespace=\"hive\"}[5m])) > 0.05"
                + " and sum(rate(http_requests_total{namespace=\"hive\"}[5m])) > 0.1");
    assertThat(alert.metrics()).containsExactly(REQUESTS);
  }

  @Test
  void latencyFromBucketsSummedByEdge() {
    var alert =
        histogramQuantile(
                0.95,
                sum(rate(buckets(DURATION).matchesNot("path", "/upload.*"), ofMinutes(5))).by("le"))
            .gt(2);

    assertThat(alert)
        .hasToString(
            "histogram_quantile(0.95, sum by (le)"
                + " (rate(http_request_duration_seconds_bucket{path!~\"/upload.*\"}[5m]))) > 2");
    assertThat(alert.metricNames()).containsExactly("http_request_duration_seconds_bucket");
  }

  @Test
  void podsOfJobsAreNeverReadyAndDoNotCount() {
    var notReady =
        select(KubeStateMetrics.POD_STATUS_READY).is("namespace", "hive").is("condition", "true");
    var alive =
        select(KubeStateMetrics.POD_STATUS_PHASE)
            .is("namespace", "hive")
            .matches("phase", "Pending|Running");
    var ofJobs = select(KubeStateMetrics.POD_OWNER).is("namespace", "hive").is("owner_kind", "Job");

    var alert =
        sum(notReady)
            .by("namespace", "pod")
            .eq(0)
            .and(sum(alive).by("namespace", "pod").gt(0))
            .unless(sum(ofJobs).by("namespace", "pod"));

    assertThat(alert)
        .hasToString(
            "sum by (namespace, pod)"
                + " (kube_pod_status_ready{namespace=\"hive\",condition=\"true\"}) == 0"
                + " and sum by (namespace, pod)"
                + " (kube_pod_status_phase{namespace=\"hive\",phase=~\"Pending|Running\"}) > 0"
                + " unless sum by (namespace, pod)"
                + " (kube_pod_owner{namespace=\"hive\",owner_kind=\"Job\"})");
    assertThat(alert.resultLabels())
        .isEqualTo(new Labels(java.util.List.of("namespace", "pod"), false));
  }

  @Test
  void workingSetOfTheLimitPerPod() {
    var used = select(Cadvisor.MEMORY_WORKING_SET_BYTES).is("namespace", "hive");
    var limit =
        select(KubeStateMetrics.POD_CONTAINER_RESOURCE_LIMITS)
            .is("namespace", "hive")
            .is("resource", "memory");

    var alert =
        sum(used.isNot("container", ""))
            .by("namespace", "pod", "container")
            .dividedBy(sum(limit).by("namespace", "pod", "container"))
            .gt(0.9);

    assertThat(alert)
        .hasToString(
            "sum by (namespace, pod, container)"
                + " (container_memory_working_set_bytes{namespace=\"hive\",container!=\"\"})"
                + " / sum by (namespace, pod, container)"
                + " (kube_pod_container_resource_limits{namespace=\"hive\",resource=\"memory\"})"
                + " > 0.9");
    assertThat(alert.metrics())
        .containsExactly(
            Cadvisor.MEMORY_WORKING_SET_BYTES, KubeStateMetrics.POD_CONTAINER_RESOURCE_LIMITS);
  }

  @Test
  void aDatabaseThatIsDownOrUnseen() {
    var up = select(PostgresExporter.UP).is("namespace", "hive");

    assertThat(up.eq(0).or(absent(up)))
        .hasToString("pg_up{namespace=\"hive\"} == 0 or absent(pg_up{namespace=\"hive\"})");
    assertThat(absent(up).resultLabels().names()).containsExactly("namespace");
  }

  @Test
  void aCacheThatIsDownOrUnseen() {
    var up = select(RedisExporter.UP).is("namespace", "hive");

    assertThat(up.eq(0).or(absent(up)))
        .hasToString("redis_up{namespace=\"hive\"} == 0 or absent(redis_up{namespace=\"hive\"})");
  }

  @Test
  void slowRequestsMatchTheEdgeAsBothVersionsOfPrometheusWriteIt() {
    var fast = sum(rate(bucket(DURATION, 2), ofMinutes(5)));
    var all = sum(rate(countOf(DURATION), ofMinutes(5)));

    assertThat(number(1).minus(fast.dividedBy(all)))
        .hasToString(
            "1 - sum(rate(http_request_duration_seconds_bucket{le=~\"2(\\\\.0)?\"}[5m]))"
                + " / sum(rate(http_request_duration_seconds_count[5m]))");
  }
}

package dev.strake.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import org.junit.jupiter.api.Test;

class ExportersTest {

  @Test
  void noTwoExportersClaimOneName() {
    var owners = new HashMap<String, Exporter>();
    for (var exporter : Exporters.ALL) {
      for (var metric : exporter.everything()) {
        assertThat(owners.put(metric.name(), exporter)).as(metric.name()).isNull();
      }
    }
    assertThat(owners).hasSizeGreaterThan(200);
  }

  @Test
  void aMetricBehindAFlagIsExportedOnlyWithIt() {
    var plain = PostgresExporter.EXPORTER;
    var metric = PostgresExporter.STAT_CHECKPOINTER_NUM_TIMED_TOTAL;

    assertThat(plain.exports(metric)).isFalse();
    assertThat(plain.flagFor(metric)).contains("--collector.stat_checkpointer");
    assertThat(plain.with("--collector.stat_checkpointer").exports(metric)).isTrue();
  }

  @Test
  void anUnknownFlagIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisExporter.EXPORTER.with("--check-keys"))
        .withMessage(
            "flag must be one of [--check-single-keys] for redis_exporter, got '--check-keys'");
  }

  @Test
  void whatOldVersionsCalledItLeadsToTodaysName() {
    assertThat(Exporters.replacement("pg_replication_lag")).contains("pg_replication_lag_seconds");
    assertThat(Exporters.exporting("pg_replication_lag")).isEmpty();
  }

  @Test
  void everyReplacementIsExported() {
    for (var exporter : Exporters.ALL) {
      assertThat(exporter.retired().values())
          .allSatisfy(name -> assertThat(Exporters.exporting(name)).contains(exporter));
    }
  }

  @Test
  void aBucketLeadsToItsHistogram() {
    assertThat(Exporters.metric("nginx_ingress_controller_request_duration_seconds_bucket"))
        .contains(IngressNginx.REQUEST_DURATION_SECONDS);
  }

  @Test
  void workloadsBelongToKubeStateMetrics() {
    assertThat(KubeStateMetrics.EXPORTER.exports(KubeStateWorkloads.DEPLOYMENT_SPEC_REPLICAS))
        .isTrue();
  }
}

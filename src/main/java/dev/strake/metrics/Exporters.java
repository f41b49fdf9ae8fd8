package dev.strake.metrics;

import java.util.List;
import java.util.Optional;

/** Every exporter of the catalogue, and who exports a given name. */
public final class Exporters {

  /** All of them, by name. */
  public static final List<Exporter> ALL =
      List.of(
          Alertmanager.EXPORTER,
          Alloy.EXPORTER,
          Cadvisor.EXPORTER,
          CertManager.EXPORTER,
          FluentBit.EXPORTER,
          Fluentd.EXPORTER,
          Grafana.EXPORTER,
          IngressNginx.EXPORTER,
          KubeStateMetrics.EXPORTER,
          Kubelet.EXPORTER,
          Loki.EXPORTER,
          NodeExporter.EXPORTER,
          PgBouncerExporter.EXPORTER,
          PostgresExporter.EXPORTER,
          PrometheusServer.EXPORTER,
          Pushgateway.EXPORTER,
          RedisExporter.EXPORTER);

  private Exporters() {}

  /** Who exports a series of this name, with whatever flags. */
  public static Optional<Exporter> exporting(String seriesName) {
    return ALL.stream()
        .filter(e -> e.everything().stream().anyMatch(m -> m.seriesNames().contains(seriesName)))
        .findFirst();
  }

  /** The metric that gives a series of this name, such as a histogram for its {@code _bucket}. */
  public static Optional<Metric> metric(String seriesName) {
    return ALL.stream()
        .flatMap(e -> e.everything().stream())
        .filter(m -> m.seriesNames().contains(seriesName))
        .findFirst();
  }

  /** What replaced a name that earlier versions of some exporter had. */
  public static Optional<String> replacement(String retiredName) {
    return ALL.stream()
        .map(e -> e.retired().getOrDefault(retiredName, ""))
        .filter(n -> !n.isEmpty())
        .findFirst();
  }
}

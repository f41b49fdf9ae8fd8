package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Image;

/**
 * The programs of the monitoring, in the versions that their configuration is written for.
 *
 * @param prometheus Prometheus 3
 * @param alertmanager Alertmanager
 * @param grafana Grafana
 * @param kubeStateMetrics kube-state-metrics
 * @param reloader tells a program that its files have changed
 */
public record MonitoringImages(
    Image prometheus, Image alertmanager, Image grafana, Image kubeStateMetrics, Image reloader) {

  public MonitoringImages {
    requireNonNull(prometheus, "prometheus");
    requireNonNull(alertmanager, "alertmanager");
    requireNonNull(grafana, "grafana");
    requireNonNull(kubeStateMetrics, "kubeStateMetrics");
    requireNonNull(reloader, "reloader");
  }

  /** The versions that the library is tested with; Prometheus in its long-term release. */
  public static MonitoringImages defaults() {
    return new MonitoringImages(
        Image.of("docker.io/prom/prometheus", "v3.13.3"),
        Image.of("docker.io/prom/alertmanager", "v0.34.0"),
        Image.of("docker.io/grafana/grafana", "13.2.0"),
        Image.of("registry.k8s.io/kube-state-metrics/kube-state-metrics", "v2.20.0"),
        Image.of("quay.io/prometheus-operator/prometheus-config-reloader", "v0.93.1"));
  }

  /** The same with another Prometheus. */
  public MonitoringImages prometheus(Image image) {
    return new MonitoringImages(image, alertmanager, grafana, kubeStateMetrics, reloader);
  }

  /** The same with another Alertmanager. */
  public MonitoringImages alertmanager(Image image) {
    return new MonitoringImages(prometheus, image, grafana, kubeStateMetrics, reloader);
  }

  /** The same with another Grafana. */
  public MonitoringImages grafana(Image image) {
    return new MonitoringImages(prometheus, alertmanager, image, kubeStateMetrics, reloader);
  }

  /** The same with another kube-state-metrics. */
  public MonitoringImages kubeStateMetrics(Image image) {
    return new MonitoringImages(prometheus, alertmanager, grafana, image, reloader);
  }

  /** The same with another reloader. */
  public MonitoringImages reloader(Image image) {
    return new MonitoringImages(prometheus, alertmanager, grafana, kubeStateMetrics, image);
  }
}

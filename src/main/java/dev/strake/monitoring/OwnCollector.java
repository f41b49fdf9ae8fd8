package dev.strake.monitoring;

import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.Exporter;
import dev.strake.metrics.Kubelet;
import dev.strake.platform.Routable;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/** Prometheus, Alertmanager and kube-state-metrics of the system's own. */
final class OwnCollector implements Collector {
  private final MonitoringProps props;
  private final StateMetrics state;
  private final AlertmanagerServer alertmanager;
  private final PrometheusServer prometheus;

  OwnCollector(Construct scope, String namespace, MonitoringProps props) {
    this.props = props;
    var image = props.images().kubeStateMetrics();
    this.state = new StateMetrics(scope, "kube-state-metrics", namespace, image);
    this.alertmanager = new AlertmanagerServer(scope, "alertmanager", namespace, props);
    this.prometheus = new PrometheusServer(scope, "prometheus", namespace, props);
  }

  @Override
  public List<ScrapeJob> jobs() {
    return Stream.of(state, alertmanager, prometheus)
        .flatMap(part -> ScrapeJob.of(part).stream())
        .toList();
  }

  @Override
  public List<String> clusterJobs() {
    return List.of("kubelet", "cadvisor");
  }

  @Override
  public List<Exporter> clusterExporters() {
    return List.of(Kubelet.EXPORTER, Cadvisor.EXPORTER);
  }

  @Override
  public boolean answersForClusterJobs() {
    return true;
  }

  @Override
  public void observe(List<String> namespaces, List<ScrapeJob> jobs, List<Alert> alerts) {
    prometheus.observe(props, namespaces, jobs, alerts, alertmanager);
  }

  @Override
  public MetricStore store() {
    var target = prometheus.target();
    return new MetricStore(prometheus.url(), target.pods(), target.containerPort());
  }

  @Override
  public Routable prometheus() {
    return prometheus;
  }

  @Override
  public Routable alertmanager() {
    return alertmanager;
  }
}

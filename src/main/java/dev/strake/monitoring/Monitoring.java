package dev.strake.monitoring;

import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.Exporter;
import dev.strake.metrics.Kubelet;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.platform.Part;
import dev.strake.platform.PlatformScope;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.Routable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Prometheus, Alertmanager, Grafana and kube-state-metrics of a system, in a namespace of their
 * own. It comes after the parts that it observes.
 */
public final class Monitoring extends Part {
  /** Jobs that are always there and have no pods of the system behind them. */
  private static final List<String> NODE_JOBS = List.of("kubelet", "cadvisor");

  private final MonitoringProps props;
  private final PrometheusServer prometheus;
  private final AlertmanagerServer alertmanager;
  private final GrafanaServer grafana;
  private final List<ScrapeJob> jobs;
  private final List<Alert> alerts;
  private final List<String> knownNamespaces;

  /** Makes the four programs and lets Prometheus reach all that is observed. */
  public Monitoring(Construct scope, String id, MonitoringProps props) {
    super(scope, id);
    this.props = props;
    var namespace = namespace(scope());
    var images = props.images();
    var state = new StateMetrics(this, "kube-state-metrics", namespace, images.kubeStateMetrics());
    this.alertmanager = new AlertmanagerServer(this, "alertmanager", namespace, props);
    this.prometheus = new PrometheusServer(this, "prometheus", namespace, props);
    this.jobs =
        Stream.concat(props.observed().stream(), Stream.of(state, alertmanager, prometheus))
            .flatMap(part -> ScrapeJob.of(part).stream())
            .toList();
    this.alerts = Builtins.with(props.alerts(), jobNames());
    this.knownNamespaces = namespaces();
    prometheus.observe(props, knownNamespaces, jobs, alerts, alertmanager);
    this.grafana = new GrafanaServer(this, "grafana", namespace, props, prometheus);
    scope().problems().check(this::unknownMetrics);
    check(this::laterNamespaces);
    check(this::repeatedJobs);
  }

  /** The namespace of the monitoring, in which Secrets for receivers must be. */
  public static String namespace(PlatformScope scope) {
    return scope.namespaces().of("monitoring", PodSecurity.RESTRICTED);
  }

  /** All its alerts, those that it has without being told included. */
  public List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  /** The pages of Grafana. */
  public List<Dashboard> dashboards() {
    return props.dashboards();
  }

  /** Grafana, for routes. */
  public Routable grafana() {
    return grafana;
  }

  /** Prometheus, for routes; it asks nobody for a password. */
  public Routable prometheus() {
    return prometheus;
  }

  /** Alertmanager, for routes; it asks nobody for a password. */
  public Routable alertmanager() {
    return alertmanager;
  }

  private List<String> namespaces() {
    return List.copyOf(new TreeSet<>(scope().namespaces().all().keySet()));
  }

  private List<String> jobNames() {
    return Stream.concat(jobs.stream().map(job -> job.observation().job()), NODE_JOBS.stream())
        .toList();
  }

  private List<Problem> unknownMetrics() {
    var exporters = new ArrayList<Exporter>();
    jobs.forEach(job -> exporters.add(job.observation().exporter()));
    exporters.add(Cadvisor.EXPORTER);
    exporters.add(Kubelet.EXPORTER);
    var check = new MetricCheck(path(), exporters, Set.copyOf(jobNames()));
    var problems = new ArrayList<Problem>();
    alerts.forEach(alert -> problems.addAll(check.alert(alert)));
    props.dashboards().forEach(page -> problems.addAll(check.dashboard(page)));
    return problems;
  }

  /** Only namespaces that are there when it is made are kept from what the kubelets measure. */
  private List<String> laterNamespaces() {
    return namespaces().stream()
        .filter(namespace -> !knownNamespaces.contains(namespace))
        .map(
            namespace ->
                "monitoring must be made after all parts, got namespace '%s' later; move it to the"
                        .formatted(namespace)
                    + " end of the system")
        .toList();
  }

  private List<String> repeatedJobs() {
    var seen = new HashSet<String>();
    return jobNames().stream()
        .filter(job -> !seen.add(job))
        .map(
            "scrape job '%s' must be observed once, got it twice; name one of them otherwise"
                ::formatted)
        .collect(Collectors.toList());
  }
}

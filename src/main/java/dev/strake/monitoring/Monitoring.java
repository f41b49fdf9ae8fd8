package dev.strake.monitoring;

import dev.strake.metrics.Exporter;
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
  private final MonitoringProps props;
  private final Collector collector;
  private final GrafanaServer grafana;
  private final List<ScrapeJob> jobs;
  private final List<Alert> alerts;
  private final List<String> knownNamespaces;

  /** Makes the programs, or the objects for an operator, and opens the way to what is observed. */
  public Monitoring(Construct scope, String id, MonitoringProps props) {
    super(scope, id);
    this.props = props;
    var namespace = namespace(scope());
    this.collector =
        props
            .operator()
            .<Collector>map(operator -> new OperatorCollector(this, operator, namespace, props))
            .orElseGet(() -> new OwnCollector(this, namespace, props));
    this.jobs =
        Stream.concat(
                props.observed().stream().flatMap(part -> ScrapeJob.of(part).stream()),
                collector.jobs().stream())
            .toList();
    this.alerts = Builtins.with(props.alerts(), expectedJobs());
    this.knownNamespaces = namespaces();
    collector.observe(knownNamespaces, jobs, alerts);
    this.grafana = new GrafanaServer(this, "grafana", namespace, props, collector.store());
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

  /**
   * Prometheus, for routes; it asks nobody for a password.
   *
   * @throws IllegalArgumentException when an operator runs it
   */
  public Routable prometheus() {
    return collector.prometheus();
  }

  /**
   * Alertmanager, for routes; it asks nobody for a password.
   *
   * @throws IllegalArgumentException when an operator runs it
   */
  public Routable alertmanager() {
    return collector.alertmanager();
  }

  private List<String> namespaces() {
    return List.copyOf(new TreeSet<>(scope().namespaces().all().keySet()));
  }

  private List<String> jobNames() {
    return Stream.concat(observedJobs(), collector.clusterJobs().stream()).toList();
  }

  /** The jobs whose absence is an alert. */
  private List<String> expectedJobs() {
    return collector.answersForClusterJobs() ? jobNames() : observedJobs().toList();
  }

  private Stream<String> observedJobs() {
    return jobs.stream().map(job -> job.observation().job());
  }

  private List<Problem> unknownMetrics() {
    var exporters = new ArrayList<Exporter>();
    jobs.forEach(job -> exporters.add(job.observation().exporter()));
    exporters.addAll(collector.clusterExporters());
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

package dev.strake.monitoring;

import dev.strake.metrics.Alertmanager;
import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.Exporter;
import dev.strake.metrics.KubeStateMetrics;
import dev.strake.metrics.Kubelet;
import dev.strake.platform.CustomResource;
import dev.strake.platform.Kind;
import dev.strake.platform.Kinds;
import dev.strake.platform.Labels;
import dev.strake.platform.Observed.Observation;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.ForeignPods;
import dev.strake.platform.Routable;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The objects that tell a Prometheus Operator what to scrape, to alert on and whom to tell. */
final class OperatorCollector extends Part implements Collector {
  private static final Stack PROMETHEUS = Stack.monitoring("prometheus");
  private static final Stack ALERTMANAGER = Stack.monitoring("alertmanager");
  private static final String GROUP = "monitoring.coreos.com/";

  private final PrometheusOperator operator;
  private final MonitoringProps props;
  private final String namespace;

  OperatorCollector(
      Construct scope, PrometheusOperator operator, String namespace, MonitoringProps props) {
    super(scope, "operator");
    this.operator = operator;
    this.props = props;
    this.namespace = namespace;
  }

  @Override
  public List<ScrapeJob> jobs() {
    return List.of();
  }

  @Override
  public List<String> clusterJobs() {
    return List.of("kubelet", "kube-state-metrics");
  }

  @Override
  public List<Exporter> clusterExporters() {
    return List.of(
        Kubelet.EXPORTER,
        Cadvisor.EXPORTER,
        KubeStateMetrics.EXPORTER,
        Alertmanager.EXPORTER,
        dev.strake.metrics.PrometheusServer.EXPORTER);
  }

  @Override
  public boolean answersForClusterJobs() {
    return false;
  }

  @Override
  public void observe(List<String> namespaces, List<ScrapeJob> jobs, List<Alert> alerts) {
    jobs.forEach(this::monitor);
    var rules = new RuleFile(props.runbooks()).groups(scope().systemName(), alerts);
    create(PROMETHEUS, "v1", "PrometheusRule", scope().systemName(), labels("rules"), rules);
    var receivers = props.receivers();
    receivers
        .byName()
        .values()
        .forEach(receiver -> scope().secrets().use(this, namespace, receiver.secret()));
    create(
        ALERTMANAGER,
        "v1alpha1",
        "AlertmanagerConfig",
        scope().systemName(),
        labels("alerts"),
        OperatorRoutes.spec(receivers));
  }

  private void monitor(ScrapeJob job) {
    var observation = job.observation();
    var spec = new LinkedHashMap<String, Object>();
    spec.put("selector", Map.of("matchLabels", observation.pods().selector()));
    spec.put("namespaceSelector", Map.of("matchNames", List.of(observation.pods().namespace())));
    spec.put("sampleLimit", props.sampleLimit());
    spec.put("fallbackScrapeProtocol", "PrometheusText0.0.4");
    spec.put("podMetricsEndpoints", List.of(endpoint(observation, job.honorLabels())));
    create(
        PROMETHEUS,
        "v1",
        "PodMonitor",
        observation.job(),
        labels(observation.job(), "metrics"),
        spec);
    scope()
        .graph()
        .connect(prometheusPods(), observation.pods(), "scrapes metrics", observation.port());
  }

  private static Map<String, Object> endpoint(Observation observation, boolean honorLabels) {
    var app = "__meta_kubernetes_pod_label_app";
    return Map.of(
        "portNumber",
        observation.port().number(),
        "path",
        observation.path(),
        "interval",
        "30s",
        "honorLabels",
        honorLabels,
        "relabelings",
        List.of(
            Map.of("targetLabel", "job", "replacement", observation.job()),
            Map.of("sourceLabels", List.of(app), "targetLabel", "app")));
  }

  private void create(
      Stack stack, String version, String kind, String name, Labels labels, Map<String, ?> spec) {
    Kind<CustomResource> custom = Kinds.custom(GROUP + version, kind);
    var meta = metadata(name, namespace, labels);
    operator.labels().forEach(meta::label);
    add(stack, custom, new CustomResource(meta.build(), spec));
  }

  private ForeignPods prometheusPods() {
    return new ForeignPods("prometheus", operator.namespace(), operator.pods());
  }

  @Override
  public MetricStore store() {
    return new MetricStore(operator.url(), prometheusPods(), Port.http(9090));
  }

  @Override
  public Routable prometheus() {
    throw belongsToOperator("prometheus");
  }

  @Override
  public Routable alertmanager() {
    throw belongsToOperator("alertmanager");
  }

  private IllegalArgumentException belongsToOperator(String program) {
    return new IllegalArgumentException(
        "route must lead to a part of the system, got %s, which the operator in namespace '%s' runs"
            .formatted(program, operator.namespace()));
  }
}

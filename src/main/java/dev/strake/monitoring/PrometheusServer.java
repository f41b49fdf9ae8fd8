package dev.strake.monitoring;

import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Routable;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import dev.strake.workload.ClaimProps;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.ServiceAccounts;
import dev.strake.workload.ServiceAccounts.Rule;
import dev.strake.workload.Services;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import software.constructs.Construct;

/** Prometheus: scrapes what is observed and evaluates the alerts. */
final class PrometheusServer extends Part implements Observed, Routable {
  private static final Stack STACK = Stack.monitoring("prometheus");
  private static final Port HTTP = Port.http(9090);
  private static final Port KUBELET = Port.of("kubelet", 10250);
  private static final String CONFIG = "/etc/prometheus";

  /** The rest is for the write-ahead log and for compaction, which writes before it deletes. */
  private static final int PERCENT_OF_DISK = 80;

  private final Workload workload;
  private final String namespace;

  PrometheusServer(Construct scope, String id, String namespace, MonitoringProps props) {
    super(scope, id);
    this.namespace = namespace;
    var files = Volume.configMap("config", name());
    var claim = new ClaimProps("data", props.prometheusStorage(), props.storageClass());
    var mounts = List.of(files.readOnlyAt(CONFIG), claim.at("/prometheus"));
    var pod =
        PodProps.builder(container(props, mounts), PodUser.of(65534).owningVolumes())
            .sidecar(Reloader.container(props.images().reloader(), HTTP, files.readOnlyAt(CONFIG)))
            .volumes(files)
            .claim(claim)
            .apiAccess()
            .grace(Duration.ofMinutes(2))
            .build();
    var workloadProps = WorkloadProps.of(this, STACK, "prometheus", pod).in(namespace);
    this.workload = StatefulSets.create(this, workloadProps, 1, name());
    Services.headless(
        this, STACK, name(), namespace, labels("prometheus"), Services.Exposed.of(HTTP));
    ServiceAccounts.grant(this, name(), namespace, rules());
  }

  private static ContainerSpec container(MonitoringProps props, List<Mount> mounts) {
    var size = props.prometheusStorage().toMebibytes() * PERCENT_OF_DISK / 100;
    return ContainerSpec.builder(
            "prometheus", props.images().prometheus(), props.prometheusResources())
        .args(
            "--config.file=" + CONFIG + "/prometheus.yml",
            "--storage.tsdb.path=/prometheus",
            "--storage.tsdb.retention.time=" + PromDuration.of(props.retention()),
            "--storage.tsdb.retention.size=" + size + "MB",
            "--web.listen-address=:" + HTTP.number(),
            "--web.enable-lifecycle")
        .ports(HTTP)
        .health(HealthCheck.http("/-/healthy", "/-/ready"))
        .mounts(mounts)
        .build();
  }

  private static List<Rule> rules() {
    return List.of(
        Rule.watch("", "nodes", "pods", "services"),
        Rule.watch("discovery.k8s.io", "endpointslices"),
        new Rule("", List.of("nodes/metrics"), List.of("get")));
  }

  /** Writes its files, once all that it scrapes is known, and opens the way there. */
  void observe(
      MonitoringProps props,
      List<String> namespaces,
      List<ScrapeJob> jobs,
      List<Alert> alerts,
      AlertmanagerServer alertmanager) {
    var config =
        new PrometheusConfig(props, namespaces)
            .write(
                scope().environment(),
                scope().systemName(),
                jobs,
                alertmanager.workload().pods(),
                alertmanager.port());
    var rules = new RuleFile(props.runbooks()).groups(scope().systemName(), alerts);
    var files = new LinkedHashMap<String, String>();
    files.put("prometheus.yml", config);
    files.put("rules.yml", Yaml.write(rules));
    ConfigFiles.reloaded(this, STACK, name(), namespace, labels("prometheus"), files);
    connect(jobs, alertmanager);
  }

  private void connect(List<ScrapeJob> jobs, AlertmanagerServer alertmanager) {
    var graph = scope().graph();
    graph.connectToApiServer(workload.pods(), "finds pods and nodes");
    graph.connectToNodes(workload.pods(), "scrapes kubelets", KUBELET);
    graph.connect(
        workload.pods(), alertmanager.workload().pods(), "sends alerts", alertmanager.port());
    for (var job : jobs) {
      var observation = job.observation();
      graph.connect(workload.pods(), observation.pods(), "scrapes metrics", observation.port());
    }
  }

  String url() {
    return "http://%s.%s.svc:%s".formatted(name(), namespace, HTTP.number());
  }

  @Override
  public Target target() {
    return new Target(name(), namespace, HTTP, workload.pods(), HTTP);
  }

  @Override
  public List<Observation> observations() {
    return List.of(
        new Observation(
            name(),
            workload.pods(),
            HTTP,
            "/metrics",
            dev.strake.metrics.PrometheusServer.EXPORTER));
  }
}

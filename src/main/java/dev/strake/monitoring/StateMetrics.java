package dev.strake.monitoring;

import dev.strake.metrics.KubeStateMetrics;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.Deployments;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.Probe;
import dev.strake.workload.Rollout;
import dev.strake.workload.Scaling;
import dev.strake.workload.ServiceAccounts;
import dev.strake.workload.ServiceAccounts.Rule;
import dev.strake.workload.Services;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/** kube-state-metrics: what the API server knows of the cluster's objects, as metrics. */
final class StateMetrics extends Part implements Observed {
  private static final Port METRICS = Port.of("metrics", 8080);
  private static final Port TELEMETRY = Port.of("telemetry", 8081);

  /** What is collected, by API group; the role lets it read exactly this. */
  private static final Map<String, List<String>> COLLECTED =
      new TreeMap<>(
          Map.of(
              "", List.of("nodes", "persistentvolumeclaims", "pods"),
              "apps", List.of("daemonsets", "deployments", "replicasets", "statefulsets"),
              "autoscaling", List.of("horizontalpodautoscalers"),
              "batch", List.of("cronjobs", "jobs"),
              "policy", List.of("poddisruptionbudgets")));

  private final Workload workload;

  StateMetrics(Construct scope, String id, String namespace, Image image) {
    super(scope, id);
    var resources =
        String.join(",", COLLECTED.values().stream().flatMap(List::stream).sorted().toList());
    var container =
        ContainerSpec.builder("kube-state-metrics", image, sizes())
            .args(
                "--port=" + METRICS.number(),
                "--telemetry-port=" + TELEMETRY.number(),
                "--resources=" + resources)
            .ports(METRICS, TELEMETRY)
            .health(
                HealthCheck.of(
                    Probe.http("/livez", METRICS.name()), Probe.http("/readyz", TELEMETRY.name())))
            .build();
    var pod = PodProps.builder(container, PodUser.of(65534)).apiAccess().build();
    var props = WorkloadProps.of(this, Stack.EXPORTERS, "exporter", pod).in(namespace);
    this.workload = Deployments.create(this, props, Scaling.fixed(1), Rollout.SURGE);
    Services.balanced(
        this, Stack.EXPORTERS, name(), namespace, labels("exporter"), Services.Exposed.of(METRICS));
    ServiceAccounts.grant(this, name(), namespace, rules());
    scope().graph().connectToApiServer(workload.pods(), "watches objects");
  }

  private static Resources sizes() {
    return Resources.requests(Cpu.millis(10), Memory.mebibytes(64))
        .limits(Cpu.millis(100), Memory.mebibytes(256));
  }

  private static List<Rule> rules() {
    return COLLECTED.entrySet().stream()
        .map(e -> new Rule(e.getKey(), e.getValue(), List.of("list", "watch")))
        .toList();
  }

  @Override
  public List<Observation> observations() {
    return List.of(
        new Observation(name(), workload.pods(), METRICS, "/metrics", KubeStateMetrics.EXPORTER));
  }
}

package dev.strake.backend;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.platform.Connectable;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Patch;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.Routable;
import dev.strake.platform.Stack;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import dev.strake.workload.Deployments;
import dev.strake.workload.PodProps;
import dev.strake.workload.Services;
import dev.strake.workload.Services.Exposed;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.List;
import java.util.Locale;
import software.constructs.Construct;

/** A program that serves HTTP: Deployment, Service, autoscaler, budget and identity. */
public final class Backend extends Part implements Connectable, Routable, Observed {
  private final BackendProps props;
  private final Workload workload;
  private final Stack stack;

  /** Makes the backend with all its objects. */
  public Backend(Construct scope, String id, BackendProps props) {
    super(scope, id);
    this.props = props;
    this.stack = Stack.workload(id);
    var pod = new ProgramPod(this, stack, props.program());
    this.workload = deploy(pod);
    Services.balanced(
        this,
        stack,
        name(),
        scope().namespaces().base(),
        labels("backend"),
        Exposed.of(props.port(), props.servicePort()));
    pod.connect(workload.pods(), props.scaling().max() + surge());
    MetricContract.add(
        this, stack, "backend", props.metrics(), props.metricsPort(), props.metricsPath());
    if (props.main()) {
      patch(Patch.of("Deployment").set("/metadata/annotations", MAIN));
    }
  }

  private static final java.util.Map<String, String> MAIN =
      java.util.Map.of("strake.dev/main-workload", "true");

  private Workload deploy(ProgramPod pod) {
    PodProps podProps =
        pod.build(
                container ->
                    container.ports(ports()).health(props.health()).preStop(props.preStop()))
            .grace(props.grace())
            .build();
    var workloadProps = WorkloadProps.of(this, stack, "backend", podProps);
    var budgeted = props.budget().map(workloadProps::budget).orElse(workloadProps);
    return Deployments.create(this, budgeted, props.scaling(), props.rollout());
  }

  /** A rollout runs one pod more than the maximum. */
  private int surge() {
    return props.rollout() == dev.strake.workload.Rollout.SURGE ? 1 : 0;
  }

  private Port[] ports() {
    return props.metrics().isEmpty()
        ? new Port[] {props.port()}
        : new Port[] {props.port(), props.metricsPort()};
  }

  /** Its pods, as one end of edges. */
  public Pods pods() {
    return workload.pods();
  }

  /** Address of its Service within the cluster. */
  public String url() {
    var port = props.servicePort() == 80 ? "" : ":" + props.servicePort();
    return "http://%s.%s.svc%s".formatted(name(), pods().namespace(), port);
  }

  /** What it publishes. */
  public Exporter exporter() {
    return Exporter.of(
        name(), props.program().image().tag(), props.metrics().toArray(Metric[]::new));
  }

  @Override
  public Link link() {
    var variable = id().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
    return new Link(pods(), List.of(props.port()), List.of(EnvVariable.of(variable, url())));
  }

  @Override
  public Target target() {
    var servicePort = new Port(props.port().name(), props.servicePort());
    return new Target(name(), pods().namespace(), servicePort, pods(), props.port());
  }

  @Override
  public List<Observation> observations() {
    return props.metrics().isEmpty()
        ? List.of()
        : List.of(
            new Observation(name(), pods(), props.metricsPort(), props.metricsPath(), exporter()));
  }
}

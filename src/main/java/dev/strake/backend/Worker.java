package dev.strake.backend;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.Stack;
import dev.strake.workload.Deployments;
import dev.strake.workload.Rollout;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.List;
import software.constructs.Construct;

/** A program that works in the background: no Service, and no route can lead to it. */
public final class Worker extends Part implements Observed {
  private static final String METRICS_PATH = "/metrics";

  private final WorkerProps props;
  private final Workload workload;

  /** Makes the worker with all its objects. */
  public Worker(Construct scope, String id, WorkerProps props) {
    super(scope, id);
    this.props = props;
    var stack = Stack.workload(id);
    var pod = new ProgramPod(this, stack, props.program());
    var podProps =
        pod.build(
                container -> {
                  container.health(props.health());
                  return props.metrics().isEmpty()
                      ? container
                      : container.ports(props.metricsPort());
                })
            .grace(props.grace())
            .build();
    this.workload =
        Deployments.create(
            this,
            WorkloadProps.of(this, stack, "worker", podProps),
            props.scaling(),
            props.rollout());
    var surge = props.rollout() == Rollout.SURGE ? 1 : 0;
    pod.connect(workload.pods(), props.scaling().max() + surge);
    MetricContract.add(this, stack, "worker", props.metrics(), props.metricsPort(), METRICS_PATH);
  }

  /** Its pods, as one end of edges. */
  public Pods pods() {
    return workload.pods();
  }

  @Override
  public List<Observation> observations() {
    if (props.metrics().isEmpty()) {
      return List.of();
    }
    var tag = props.program().image().tag();
    var exporter = Exporter.of(name(), tag, props.metrics().toArray(Metric[]::new));
    return List.of(new Observation(name(), pods(), props.metricsPort(), METRICS_PATH, exporter));
  }
}

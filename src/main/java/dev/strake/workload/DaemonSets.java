package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.platform.Quantities;
import dev.strake.workload.PodTemplates.Role;
import org.cdk8s.plus34.k8s.DaemonSetSpec;
import org.cdk8s.plus34.k8s.DaemonSetUpdateStrategy;
import org.cdk8s.plus34.k8s.KubeDaemonSetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.RollingUpdateDaemonSet;

/** Workloads with one pod on every node. */
public final class DaemonSets {
  private static final int KEPT_REVISIONS = 5;

  private DaemonSets() {}

  /** A DaemonSet with its service account; one node is updated at a time. */
  public static Workload create(Part owner, WorkloadProps props) {
    var workload = new Workload(owner, props);
    var oneByOne = RollingUpdateDaemonSet.builder().maxUnavailable(Quantities.number(1)).build();
    var spec =
        DaemonSetSpec.builder()
            .revisionHistoryLimit(KEPT_REVISIONS)
            .updateStrategy(
                DaemonSetUpdateStrategy.builder()
                    .type("RollingUpdate")
                    .rollingUpdate(oneByOne)
                    .build())
            .selector(LabelSelector.builder().matchLabels(workload.labels().selector()).build())
            .template(workload.template(Role.NODE))
            .build();
    var meta = owner.metadata(props.name(), props.namespace(), workload.labels()).build();
    owner.add(
        props.stack(),
        Kinds.DAEMON_SET,
        KubeDaemonSetProps.builder().metadata(meta).spec(spec).build());
    return workload;
  }
}

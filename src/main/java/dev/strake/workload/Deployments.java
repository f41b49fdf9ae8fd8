package dev.strake.workload;

import dev.strake.platform.Default;
import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.workload.PodTemplates.Role;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.LabelSelector;

/** Workloads whose pods are all alike. */
public final class Deployments {
  private static final int KEPT_REVISIONS = 5;

  private Deployments() {}

  /** A Deployment with its service account and, by its scaling, autoscaler and budget. */
  public static Workload create(Part owner, WorkloadProps props, Scaling scaling, Rollout rollout) {
    scaling.checkTarget();
    var workload = new Workload(owner, props);
    var budget = workload.budget(scaling);
    var spec =
        DeploymentSpec.builder()
            .revisionHistoryLimit(KEPT_REVISIONS)
            .progressDeadlineSeconds(Workload.PROGRESS_DEADLINE.toSeconds())
            .strategy(rollout.render())
            .selector(LabelSelector.builder().matchLabels(workload.labels().selector()).build())
            .template(workload.template(Role.REPLICA));
    if (!scaling.isAutomatic()) {
      spec.replicas(scaling.min());
    }
    var meta = owner.metadata(props.name(), props.namespace(), workload.labels()).build();
    owner.add(
        props.stack(),
        Kinds.DEPLOYMENT,
        KubeDeploymentProps.builder().metadata(meta).spec(spec.build()).build());
    if (scaling.isAutomatic()) {
      Autoscalers.create(workload, scaling);
    }
    if (owner.scope().has(Default.DISRUPTION_BUDGET) || props.budget().isPresent()) {
      budget.ifPresent(b -> Budgets.create(workload, b));
    }
    return workload;
  }
}

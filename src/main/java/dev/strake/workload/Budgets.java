package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Quantities;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudgetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.PodDisruptionBudgetSpec;

/** Writes disruption budgets. */
final class Budgets {
  private Budgets() {}

  static void create(Workload workload, DisruptionBudget budget) {
    var spec =
        PodDisruptionBudgetSpec.builder()
            // A pod that is broken anyway must not stand in a drain's way.
            .unhealthyPodEvictionPolicy("AlwaysAllow")
            .selector(LabelSelector.builder().matchLabels(workload.labels().selector()).build());
    if (budget.maxUnavailable() > 0) {
      spec.maxUnavailable(Quantities.number(budget.maxUnavailable()));
    } else {
      spec.minAvailable(Quantities.number(budget.minAvailable()));
    }
    var owner = workload.owner();
    var props = workload.props();
    var labels = owner.labels(props.name(), props.component());
    var meta = owner.metadata(props.name(), props.namespace(), labels).build();
    owner.add(
        props.stack(),
        Kinds.POD_DISRUPTION_BUDGET,
        KubePodDisruptionBudgetProps.builder().metadata(meta).spec(spec.build()).build());
  }
}

package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.value.Percent;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.plus34.k8s.CrossVersionObjectReferenceV2;
import org.cdk8s.plus34.k8s.HorizontalPodAutoscalerBehaviorV2;
import org.cdk8s.plus34.k8s.HorizontalPodAutoscalerSpecV2;
import org.cdk8s.plus34.k8s.HpaScalingPolicyV2;
import org.cdk8s.plus34.k8s.HpaScalingRulesV2;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2Props;
import org.cdk8s.plus34.k8s.MetricSpecV2;
import org.cdk8s.plus34.k8s.MetricTargetV2;
import org.cdk8s.plus34.k8s.ResourceMetricSourceV2;

/** Writes autoscalers: fast up, slowly down. */
final class Autoscalers {
  private static final int PERIOD_SECONDS = 60;

  private Autoscalers() {}

  static void create(Workload workload, Scaling scaling) {
    var owner = workload.owner();
    var props = workload.props();
    var target =
        CrossVersionObjectReferenceV2.builder()
            .apiVersion("apps/v1")
            .kind("Deployment")
            .name(props.name())
            .build();
    var spec =
        HorizontalPodAutoscalerSpecV2.builder()
            .scaleTargetRef(target)
            .minReplicas(scaling.min())
            .maxReplicas(scaling.max())
            .metrics(metrics(scaling))
            .behavior(behavior(scaling))
            .build();
    var labels = owner.labels(props.name(), props.component());
    var meta = owner.metadata(props.name(), props.namespace(), labels).build();
    owner.add(
        props.stack(),
        Kinds.HORIZONTAL_POD_AUTOSCALER,
        KubeHorizontalPodAutoscalerV2Props.builder().metadata(meta).spec(spec).build());
  }

  private static List<MetricSpecV2> metrics(Scaling scaling) {
    var metrics = new ArrayList<MetricSpecV2>();
    scaling.cpu().ifPresent(target -> metrics.add(metric("cpu", target)));
    scaling.memory().ifPresent(target -> metrics.add(metric("memory", target)));
    return metrics;
  }

  private static MetricSpecV2 metric(String resource, Percent target) {
    var utilization =
        MetricTargetV2.builder().type("Utilization").averageUtilization(target.value()).build();
    return MetricSpecV2.builder()
        .type("Resource")
        .resource(ResourceMetricSourceV2.builder().name(resource).target(utilization).build())
        .build();
  }

  private static HorizontalPodAutoscalerBehaviorV2 behavior(Scaling scaling) {
    return HorizontalPodAutoscalerBehaviorV2.builder()
        .scaleUp(rules(0, policy("Percent", 100)))
        .scaleDown(rules(scaling.scaleDownAfter().toSeconds(), policy("Pods", 1)))
        .build();
  }

  private static HpaScalingRulesV2 rules(long stabilizationSeconds, HpaScalingPolicyV2 policy) {
    return HpaScalingRulesV2.builder()
        .stabilizationWindowSeconds(stabilizationSeconds)
        .policies(List.of(policy))
        .build();
  }

  private static HpaScalingPolicyV2 policy(String type, int value) {
    return HpaScalingPolicyV2.builder()
        .type(type)
        .value(value)
        .periodSeconds(PERIOD_SECONDS)
        .build();
  }
}

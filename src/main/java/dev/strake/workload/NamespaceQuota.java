package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.platform.Quantities;
import dev.strake.platform.Stack;
import dev.strake.value.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import org.cdk8s.plus34.k8s.KubeLimitRangeProps;
import org.cdk8s.plus34.k8s.KubeResourceQuotaProps;
import org.cdk8s.plus34.k8s.LimitRangeItem;
import org.cdk8s.plus34.k8s.LimitRangeSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceQuotaSpec;
import software.constructs.Construct;

/**
 * What all pods of the system's own namespace may take together, and what a container gets that
 * asks for nothing. Synthesis fails where the quota is below what autoscalers may ask for.
 */
public final class NamespaceQuota extends Part {

  /**
   * Makes ResourceQuota and LimitRange.
   *
   * @param total requests and limits of all pods together
   * @param ofContainer what a container gets that asks for nothing, such as a solver pod of
   *     cert-manager
   */
  public NamespaceQuota(Construct scope, String id, Resources total, Resources ofContainer) {
    super(scope, id);
    var namespace = scope().namespaces().base();
    var labels = labels("quota");
    var hard = new LinkedHashMap<String, Quantity>();
    hard.put("requests.cpu", Quantities.of(total.cpuRequest()));
    hard.put("requests.memory", Quantities.of(total.memoryRequest()));
    hard.put("limits.memory", Quantities.of(total.memoryLimit()));
    add(
        Stack.NAMESPACE,
        Kinds.RESOURCE_QUOTA,
        KubeResourceQuotaProps.builder()
            .metadata(metadata(name(), namespace, labels).build())
            .spec(ResourceQuotaSpec.builder().hard(hard).build())
            .build());
    add(
        Stack.NAMESPACE,
        Kinds.LIMIT_RANGE,
        KubeLimitRangeProps.builder()
            .metadata(metadata(name(), namespace, labels).build())
            .spec(LimitRangeSpec.builder().limits(List.of(defaultsOf(ofContainer))).build())
            .build());
  }

  private LimitRangeItem defaultsOf(Resources container) {
    var requests = new LinkedHashMap<String, Quantity>();
    requests.put("cpu", Quantities.of(container.cpuRequest()));
    requests.put("memory", Quantities.of(container.memoryRequest()));
    var limits = new LinkedHashMap<String, Quantity>();
    // A default for CPU would bind every container that is to have no bound.
    if (!container.cpuLimit().isUnlimited() && scope().settings().cpuLimits()) {
      limits.put("cpu", Quantities.of(container.cpuLimit()));
    }
    limits.put("memory", Quantities.of(container.memoryLimit()));
    return LimitRangeItem.builder()
        .type("Container")
        .defaultRequest(requests)
        .defaultValue(limits)
        .build();
  }
}

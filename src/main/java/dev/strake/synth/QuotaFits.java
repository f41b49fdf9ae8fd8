package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.kubernetes.QuantityValue;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A quota must leave room for every autoscaler's maximum, a rollout's extra pod and all jobs. */
final class QuotaFits {
  private QuotaFits() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var quota : set.ofKind("ResourceQuota")) {
      for (var hard : quota.at("/spec/hard").properties()) {
        var parts = hard.getKey().split("\\.", 2);
        if (parts.length == 2 && (parts[0].equals("requests") || parts[0].equals("limits"))) {
          check(set, quota, parts, hard.getValue().asText(), findings);
        }
      }
    }
    return findings;
  }

  private static void check(
      ManifestSet set, Manifest quota, String[] what, String hard, List<Finding> findings) {
    var total = BigDecimal.ZERO;
    for (var manifest : set.manifests()) {
      if (manifest.namespace().equals(quota.namespace())) {
        total = total.add(need(set, manifest, "/resources/" + what[0] + "/" + what[1]));
      }
    }
    if (total.compareTo(QuantityValue.parse(hard)) > 0) {
      findings.add(
          new Finding(
              quota.id(),
              "%s.%s must be %s or more, the sum of all pods at their maximum, got %s"
                  .formatted(what[0], what[1], total.stripTrailingZeros().toPlainString(), hard)));
    }
  }

  private static BigDecimal need(ManifestSet set, Manifest manifest, String pointer) {
    return PodTemplate.of(manifest)
        .map(pod -> ofPod(pod, pointer).multiply(BigDecimal.valueOf(most(set, manifest))))
        .orElse(BigDecimal.ZERO);
  }

  /** Containers that run before count where one of them needs more than all others together. */
  private static BigDecimal ofPod(PodTemplate pod, String pointer) {
    var together =
        pod.containers().stream()
            .map(container -> amount(container, pointer))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var before = BigDecimal.ZERO;
    for (var container : pod.template().at("/spec/initContainers")) {
      before = before.max(amount(container, pointer));
    }
    return together.max(before);
  }

  private static BigDecimal amount(JsonNode container, String pointer) {
    var amount = container.at(pointer);
    return amount.isMissingNode() ? BigDecimal.ZERO : QuantityValue.parse(amount.asText());
  }

  private static long most(ManifestSet set, Manifest workload) {
    var surge = workload.at("/spec/strategy/rollingUpdate/maxSurge").asInt(0);
    var most =
        set.ofKind("HorizontalPodAutoscaler").stream()
            .filter(a -> a.namespace().equals(workload.namespace()))
            .filter(a -> a.at("/spec/scaleTargetRef/name").asText().equals(workload.name()))
            .map(a -> a.at("/spec/maxReplicas").asInt(1))
            .findFirst()
            .orElse(workload.at("/spec/replicas").asInt(1));
    return (long) most + surge;
  }
}

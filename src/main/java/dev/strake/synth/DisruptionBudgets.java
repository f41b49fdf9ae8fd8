package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.ArrayList;
import java.util.List;

/** A disruption budget must let a drain take a pod when the fewest replicas run. */
final class DisruptionBudgets {
  private DisruptionBudgets() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var budget : set.ofKind("PodDisruptionBudget")) {
      set.stream()
          .filter(m -> m.namespace().equals(budget.namespace()))
          .filter(m -> selects(budget, m))
          .forEach(workload -> check(set, budget, workload, findings));
    }
    return findings;
  }

  private static boolean selects(Manifest budget, Manifest workload) {
    var labels = budget.at("/spec/selector/matchLabels");
    return PodTemplate.of(workload).map(pod -> pod.isSelectedBy(labels)).orElse(false);
  }

  private static void check(
      ManifestSet set, Manifest budget, Manifest workload, List<Finding> findings) {
    var fewest = fewest(set, workload);
    var mayGo = mayGo(budget, fewest);
    if (mayGo < 1) {
      findings.add(
          new Finding(
              budget.id(),
              "must allow an eviction when %d replicas of %s run, got none; set maxUnavailable to 1"
                  .formatted(fewest, workload.name())));
    }
  }

  private static int mayGo(Manifest budget, int replicas) {
    var away = budget.at("/spec/maxUnavailable");
    if (!away.isMissingNode()) {
      return pods(away, replicas);
    }
    return replicas - pods(budget.at("/spec/minAvailable"), replicas);
  }

  /** A share is rounded up, as the disruption controller does. */
  private static int pods(JsonNode value, int replicas) {
    var text = value.asText();
    return text.endsWith("%")
        ? (int) Math.ceil(replicas * Integer.parseInt(text.replace("%", "")) / 100.0)
        : value.asInt();
  }

  private static int fewest(ManifestSet set, Manifest workload) {
    return set.ofKind("HorizontalPodAutoscaler").stream()
        .filter(a -> a.namespace().equals(workload.namespace()))
        .filter(a -> a.at("/spec/scaleTargetRef/name").asText().equals(workload.name()))
        .map(a -> a.at("/spec/minReplicas").asInt(1))
        .findFirst()
        .orElse(workload.at("/spec/replicas").asInt(1));
  }
}

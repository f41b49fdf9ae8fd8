package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disruption budget must let a drain take a pod when the fewest replicas run. */
final class DisruptionBudgets {
  /** Whose pods a drain evicts; those of DaemonSets stay. */
  private static final List<String> EVICTED = List.of("Deployment", "ReplicaSet", "StatefulSet");

  private static final String MIN = "minAvailable";
  private static final String MAX = "maxUnavailable";

  private DisruptionBudgets() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var budget : set.ofKind("PodDisruptionBudget")) {
      var selected =
          set.stream()
              .filter(m -> EVICTED.contains(m.kind()))
              .filter(m -> m.namespace().equals(budget.namespace()))
              .filter(m -> selects(budget, m))
              .toList();
      var fewest = selected.stream().mapToInt(workload -> fewest(set, workload)).sum();
      if (fewest > 0) {
        check(budget, selected.stream().map(Manifest::name).toList(), fewest)
            .ifPresent(message -> findings.add(new Finding(budget.id(), message)));
      }
    }
    return findings;
  }

  private static boolean selects(Manifest budget, Manifest workload) {
    var selector = budget.at("/spec/selector");
    return PodTemplate.of(workload).map(pod -> pod.isSelectedBy(selector)).orElse(false);
  }

  private static Optional<String> check(Manifest budget, List<String> names, int fewest) {
    var field = budget.at("/spec/maxUnavailable").isMissingNode() ? MIN : MAX;
    var bound = budget.at("/spec/" + field);
    if (bound.isTextual() && !bound.asText().matches("[0-9]{1,3}%")) {
      return Optional.of(
          "%s must be a number or a share such as 50%%, got %s".formatted(field, bound));
    }
    var mayGo = field.equals(MAX) ? pods(bound, fewest) : fewest - pods(bound, fewest);
    return mayGo >= 1
        ? Optional.empty()
        : Optional.of(
            "must allow an eviction when %s replicas of %s run, got %s %s; set maxUnavailable to 1"
                .formatted(fewest, String.join(", ", names), field, bound.asText()));
  }

  /** A share is rounded up, for either bound, as the disruption controller does. */
  static int pods(JsonNode bound, int replicas) {
    var text = bound.asText();
    return text.endsWith("%")
        ? (replicas * Integer.parseInt(text.substring(0, text.length() - 1)) + 99) / 100
        : bound.asInt();
  }

  private static int fewest(ManifestSet set, Manifest workload) {
    return set.ofKind("HorizontalPodAutoscaler").stream()
        .filter(a -> a.namespace().equals(workload.namespace()))
        .filter(a -> a.at("/spec/scaleTargetRef/kind").asText().equals(workload.kind()))
        .filter(a -> a.at("/spec/scaleTargetRef/name").asText().equals(workload.name()))
        .map(a -> a.at("/spec/minReplicas").asInt(1))
        .findFirst()
        .orElse(workload.at("/spec/replicas").asInt(1));
  }
}

package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.ArrayList;
import java.util.List;

/** An autoscaler needs its target, sole power over the replicas, and requests to compare with. */
final class AutoscalerTargets {
  private AutoscalerTargets() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var autoscaler : set.ofKind("HorizontalPodAutoscaler")) {
      checkBounds(autoscaler, findings);
      var kind = autoscaler.at("/spec/scaleTargetRef/kind").asText();
      var name = autoscaler.at("/spec/scaleTargetRef/name").asText();
      var target = set.find(kind, autoscaler.namespace(), name);
      if (target.isEmpty()) {
        findings.add(
            new Finding(
                autoscaler.id(),
                "scaleTargetRef must name a workload of the namespace, got %s %s"
                    .formatted(kind, name)));
      }
      target.ifPresent(workload -> check(autoscaler, workload, findings));
    }
    return findings;
  }

  private static void check(Manifest autoscaler, Manifest target, List<Finding> findings) {
    if (!target.at("/spec/replicas").isMissingNode()) {
      findings.add(
          new Finding(
              target.id(),
              "replicas must be left to its autoscaler, got %s; remove /spec/replicas"
                  .formatted(target.at("/spec/replicas"))));
    }
    for (var resource : compared(autoscaler)) {
      PodTemplate.of(target)
          .ifPresent(
              pod ->
                  pod.containers().stream()
                      .filter(container -> lacks(container, resource))
                      .forEach(container -> findings.add(missing(target, container, resource))));
    }
  }

  /** What is compared with requests; an autoscaler without metrics holds CPU at 80 %. */
  private static List<String> compared(Manifest autoscaler) {
    var metrics = autoscaler.at("/spec/metrics");
    if (metrics.isEmpty()) {
      return List.of("cpu");
    }
    var resources = new ArrayList<String>();
    for (var metric : metrics) {
      if (!metric.at("/resource/target/averageUtilization").isMissingNode()) {
        resources.add(metric.at("/resource/name").asText());
      }
    }
    return resources;
  }

  private static void checkBounds(Manifest autoscaler, List<Finding> findings) {
    var min = autoscaler.at("/spec/minReplicas").asInt(1);
    var max = autoscaler.at("/spec/maxReplicas").asInt(min);
    if (max < min) {
      findings.add(
          new Finding(
              autoscaler.id(),
              "maxReplicas must not be below minReplicas of %s, got %s; swap them"
                  .formatted(min, max)));
    }
  }

  private static boolean lacks(JsonNode container, String resource) {
    return container.at("/resources/requests/" + resource).isMissingNode();
  }

  private static Finding missing(Manifest target, JsonNode container, String resource) {
    return new Finding(
        target.id(),
        "container '%s' must request %s because an autoscaler compares with it, got no request;"
                .formatted(container.path("name").asText(), resource)
            + " give it one");
  }
}

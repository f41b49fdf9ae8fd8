package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.ArrayList;
import java.util.List;

/** A probe must ask a port that its container has. */
final class ProbePorts {
  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");
  private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

  private ProbePorts() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var manifest : set.manifests()) {
      PodTemplate.of(manifest)
          .ifPresent(
              pod ->
                  pod.containers()
                      .forEach(
                          container ->
                              unknownPorts(container)
                                  .forEach(
                                      message ->
                                          findings.add(new Finding(manifest.id(), message)))));
    }
    return findings;
  }

  private static List<String> unknownPorts(JsonNode container) {
    var known = new ArrayList<String>();
    container.path("ports").forEach(port -> known.add(port.path("name").asText()));
    container.path("ports").forEach(port -> known.add(port.path("containerPort").asText()));
    var messages = new ArrayList<String>();
    for (var probe : PROBES) {
      for (var action : ACTIONS) {
        var port = container.path(probe).path(action).path("port");
        if (!port.isMissingNode() && !known.contains(port.asText())) {
          messages.add(
              "%s of container '%s' must ask one of its ports %s, got '%s'"
                  .formatted(probe, container.path("name").asText(), known, port.asText()));
        }
      }
    }
    return messages;
  }
}

package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pods that an object makes.
 *
 * @param manifest the object
 * @param template its pod template
 */
record PodTemplate(Manifest manifest, JsonNode template) {

  /** The pods of an object, where it makes any. */
  static Optional<PodTemplate> of(Manifest manifest) {
    var pointer =
        switch (manifest.kind()) {
          case "Deployment", "StatefulSet", "DaemonSet", "Job", "ReplicaSet" -> "/spec/template";
          case "CronJob" -> "/spec/jobTemplate/spec/template";
          default -> "";
        };
    return pointer.isEmpty()
        ? Optional.empty()
        : Optional.of(new PodTemplate(manifest, manifest.at(pointer)));
  }

  /** Its containers without those that run before. */
  List<JsonNode> containers() {
    var containers = new ArrayList<JsonNode>();
    template.at("/spec/containers").forEach(containers::add);
    return containers;
  }

  /** Whether labels select it. */
  boolean isSelectedBy(JsonNode matchLabels) {
    if (matchLabels.isEmpty()) {
      return false;
    }
    var labels = template.at("/metadata/labels");
    return matchLabels.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }
}

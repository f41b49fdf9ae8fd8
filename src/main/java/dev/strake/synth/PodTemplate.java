package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

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

  /** All its containers, those that run before too. */
  List<JsonNode> all() {
    var all = new ArrayList<JsonNode>();
    template.at("/spec/initContainers").forEach(all::add);
    all.addAll(containers());
    return all;
  }

  /** Whether a selector takes it; an empty one takes every pod, a missing one none. */
  boolean isSelectedBy(JsonNode selector) {
    var labels = template.at("/metadata/labels");
    return selector.isObject()
        && selector.path("matchLabels").properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())))
        && StreamSupport.stream(selector.path("matchExpressions").spliterator(), false)
            .allMatch(expression -> fits(expression, labels.path(expression.path("key").asText())));
  }

  private static boolean fits(JsonNode expression, JsonNode label) {
    var isListed =
        StreamSupport.stream(expression.path("values").spliterator(), false)
            .anyMatch(label::equals);
    return switch (expression.path("operator").asText()) {
      case "In" -> isListed;
      case "NotIn" -> !isListed;
      case "Exists" -> !label.isMissingNode();
      case "DoesNotExist" -> label.isMissingNode();
      default -> false;
    };
  }
}

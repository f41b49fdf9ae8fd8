package dev.strake.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The pods of one workload.
 *
 * @param owner the object whose controller makes them
 * @param template its pod template, with {@code metadata} and {@code spec}
 */
record Pods(Manifest owner, JsonNode template) {

  private static final Map<String, String> TEMPLATES =
      Map.of(
          "Deployment", "/spec/template",
          "StatefulSet", "/spec/template",
          "DaemonSet", "/spec/template",
          "Job", "/spec/template",
          "CronJob", "/spec/jobTemplate/spec/template",
          "Pod", "");

  /** The pods of a manifest, where it is a workload. */
  static Optional<Pods> of(Manifest manifest) {
    return Optional.ofNullable(TEMPLATES.get(manifest.kind()))
        .map(pointer -> new Pods(manifest, manifest.at(pointer)));
  }

  JsonNode spec() {
    return template.path("spec");
  }

  String namespace() {
    return owner.namespace();
  }

  Map<String, String> labels() {
    return strings(template.at("/metadata/labels"));
  }

  /** Init containers first, then the others. */
  List<JsonNode> containers() {
    return Stream.concat(elements(spec().path("initContainers")), mainContainers()).toList();
  }

  Stream<JsonNode> mainContainers() {
    return elements(spec().path("containers"));
  }

  JsonNode container(String name) {
    return containers().stream()
        .filter(c -> c.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " has no container " + name));
  }

  /** Whether a selector of plain labels ({@code matchLabels}, no expressions) takes these pods. */
  boolean matches(JsonNode labels) {
    return labels().entrySet().containsAll(strings(labels).entrySet());
  }

  static Map<String, String> strings(JsonNode object) {
    var strings = new TreeMap<String, String>();
    object.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asText()));
    return strings;
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return owner.kind() + " " + owner.namespace() + "/" + owner.name();
  }
}

package dev.strake.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One synthesized Kubernetes object as plain data.
 *
 * @param stack the file of the environment's folder it belongs to, such as {@code backend}
 * @param body the object itself; treat it as read-only and use {@link #copy()} to change it
 */
public record Manifest(String stack, ObjectNode body) {

  public Manifest {
    requireNonNull(stack, "stack");
    requireNonNull(body, "body");
  }

  /** What makes this object one and the same for the API server. */
  public ManifestId id() {
    var metadata = body.path("metadata");
    return ManifestId.of(
        body.path("apiVersion").asText(),
        kind(),
        metadata.path("namespace").asText(""),
        metadata.path("name").asText());
  }

  /** {@code kind}. */
  public String kind() {
    return body.path("kind").asText();
  }

  /** {@code metadata.name}. */
  public String name() {
    return body.path("metadata").path("name").asText();
  }

  /** {@code metadata.namespace}, empty for an object of the whole cluster. */
  public String namespace() {
    return body.path("metadata").path("namespace").asText("");
  }

  /**
   * The value at a JSON pointer, such as {@code /spec/template/spec/containers/0/image}.
   *
   * @return a missing node where the object has no such field
   */
  public JsonNode at(String pointer) {
    return body.at(pointer);
  }

  /** The same object with a body of its own that may be changed. */
  public Manifest copy() {
    return new Manifest(stack, body.deepCopy());
  }
}

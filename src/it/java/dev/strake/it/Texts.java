package dev.strake.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.stream.Stream;

/**
 * One text of a ConfigMap.
 *
 * @param name {@code CONFIGMAP/KEY}
 * @param content the text
 */
record Texts(String name, String content) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Every text of every ConfigMap. */
  static Stream<Texts> of(Delivery delivery) {
    return delivery.manifests().ofKind("ConfigMap").stream()
        .flatMap(
            m ->
                Pods.strings(m.at("/data")).entrySet().stream()
                    .map(e -> new Texts(m.name() + "/" + e.getKey(), e.getValue())));
  }

  /** The text as YAML or JSON; a missing node where it is neither. */
  JsonNode tree() {
    try {
      var tree = YAML.readTree(content);
      return tree == null ? YAML.missingNode() : tree;
    } catch (JsonProcessingException e) {
      return YAML.missingNode();
    }
  }
}

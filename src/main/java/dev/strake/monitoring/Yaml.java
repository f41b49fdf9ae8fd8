package dev.strake.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.ManifestYaml;
import java.util.List;
import java.util.Map;

/** Writes the configuration files of programs: equal content always gives equal bytes. */
final class Yaml {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Yaml() {}

  static String write(Map<String, ?> content) {
    return ManifestYaml.write(List.of(MAPPER.<ObjectNode>valueToTree(content)));
  }
}

package dev.strake.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ManifestYamlProperties {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void jacksonReadsBackWhatWasWritten(@ForAll("documents") List<ObjectNode> documents) {
    assertThat(ManifestYaml.read(ManifestYaml.write(documents))).isEqualTo(documents);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aParserOfYaml11ReadsBackWhatWasWritten(@ForAll("documents") List<ObjectNode> documents) {
    var read = ManifestYamlTest.old(ManifestYaml.write(documents));
    assertThat(read.stream().<JsonNode>map(JSON::valueToTree).toList())
        .isEqualTo(List.<JsonNode>copyOf(documents));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theOrderOfKeysGivenDoesNotMatter(@ForAll("objects") ObjectNode object) {
    assertThat(ManifestYaml.write(List.of((ObjectNode) reversed(object))))
        .isEqualTo(ManifestYaml.write(List.of(object)));
  }

  private static JsonNode reversed(JsonNode node) {
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    Collections.reverse(keys);
    var result = NODES.objectNode();
    keys.forEach(key -> result.set(key, reversed(node.get(key))));
    return result;
  }

  @Provide
  Arbitrary<List<ObjectNode>> documents() {
    return objects().list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return maps(values(3)).filter(map -> !map.isEmpty());
  }

  private Arbitrary<JsonNode> values(int depth) {
    var scalars =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, texts().map(t -> (JsonNode) NODES.textNode(t))),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.integers().map(i -> (JsonNode) NODES.numberNode(i))),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.of(true, false).map(b -> (JsonNode) NODES.booleanNode(b))),
            net.jqwik.api.Tuple.of(1, Arbitraries.just((JsonNode) NODES.nullNode())));
    if (depth == 0) {
      return scalars;
    }
    return Arbitraries.oneOf(
        scalars, maps(values(depth - 1)).map(m -> (JsonNode) m), lists(values(depth - 1)));
  }

  private Arbitrary<ObjectNode> maps(Arbitrary<JsonNode> values) {
    return Arbitraries.maps(texts(), values)
        .ofMaxSize(4)
        .map(map -> NODES.objectNode().setAll(map));
  }

  private static Arbitrary<JsonNode> lists(Arbitrary<JsonNode> values) {
    return values.list().ofMaxSize(4).map(list -> (JsonNode) NODES.arrayNode().addAll(list));
  }

  /** Any Unicode, and, more often, texts of the characters that mean something in YAML. */
  private static Arbitrary<String> texts() {
    var any = Arbitraries.strings().all().ofMaxLength(12).filter(ManifestYamlProperties::isUnicode);
    var nasty =
        Arbitraries.strings()
            .withChars(" \t\n\r-?:,[]{}#&*!|>'\"%@`=<~._+0123456789eExoynYN\\\u0085\u2028ab")
            .ofMaxLength(10);
    var lines = Arbitraries.strings().withChars("ab #:-\n ").ofMaxLength(30);
    return Arbitraries.oneOf(nasty, lines, any);
  }

  private static boolean isUnicode(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}

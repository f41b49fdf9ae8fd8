package dev.strake.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads documents with the lines they begin in; anchors of maps and lists are resolved. Jackson
 * leaves that out and does not show the anchors of scalars.
 */
final class YamlReader {

  record Document(int line, JsonNode value) {}

  private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_ALIASED_NODES = 100_000;

  private final YAMLParser parser;
  private final Map<String, JsonNode> anchors = new HashMap<>();
  private int aliased;

  private YamlReader(YAMLParser parser) {
    this.parser = parser;
  }

  static List<Document> read(String text) {
    try (var parser = (YAMLParser) MAPPER.createParser(text)) {
      return new YamlReader(parser).documents();
    } catch (JsonProcessingException e) {
      var place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new IllegalArgumentException(place + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Document> documents() throws IOException {
    var documents = new ArrayList<Document>();
    while (parser.nextToken() != null) {
      anchors.clear();
      documents.add(new Document(line(), value()));
    }
    return documents;
  }

  private JsonNode value() throws IOException {
    if (parser.isCurrentAlias()) {
      return alias(parser.getText());
    }
    var anchor = parser.getObjectId();
    var value =
        switch (parser.currentToken()) {
          case START_OBJECT -> map();
          case START_ARRAY -> list();
          default -> scalar();
        };
    if (anchor != null) {
      anchors.put(anchor, value);
    }
    return value;
  }

  private JsonNode scalar() throws IOException {
    JsonNode value = MAPPER.readTree(parser);
    return value == null ? NODES.nullNode() : value;
  }

  private ObjectNode map() throws IOException {
    var map = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var key = parser.currentName();
      var line = line();
      parser.nextToken();
      if (map.has(key)) {
        throw problem(line, "key '%s' must occur once in its map".formatted(key));
      }
      if (key.equals("<<") && parser.isCurrentAlias()) {
        throw problem(line, "merge key '<<' is not supported; write the merged keys out");
      }
      map.set(key, value());
    }
    return map;
  }

  private ArrayNode list() throws IOException {
    var list = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value());
    }
    return list;
  }

  private JsonNode alias(String anchor) {
    var value = anchors.get(anchor);
    if (value == null) {
      throw problem(line(), "alias '*%s' must name a map or a list above it".formatted(anchor));
    }
    aliased += size(value);
    if (aliased > MOST_ALIASED_NODES) {
      throw problem(line(), "aliases must expand to at most %d".formatted(MOST_ALIASED_NODES));
    }
    return value.deepCopy();
  }

  private static int size(JsonNode value) {
    var size = 1;
    for (var child : value) {
      size += size(child);
    }
    return size;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static IllegalArgumentException problem(int line, String message) {
    return new IllegalArgumentException("line %d: %s".formatted(line, message));
  }
}

package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One way to spoil the YAML in place.
 *
 * @param what what it does, for the report
 * @param apply does it and gives what undoes it
 */
record Spoil(String what, Supplier<Runnable> apply) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A value that no manifest holds. */
  static final JsonNode STRANGER = NODES.textNode("spoiled");

  static Spoil set(Place.Slot slot, JsonNode value) {
    var what =
        value.isMissingNode()
            ? "deleted"
            : "is " + shortened(value) + " instead of " + shortened(slot.get());
    return new Spoil(what, () -> Place.replace(slot, value));
  }

  static Spoil add(ArrayNode list, JsonNode item) {
    return new Spoil(
        "gets the item " + shortened(item),
        () -> {
          list.add(item);
          return () -> list.remove(list.size() - 1);
        });
  }

  /** Values near this one that differ from it. */
  static List<JsonNode> near(JsonNode value) {
    var result = new ArrayList<JsonNode>();
    if (value.isIntegralNumber()) {
      result.add(NODES.numberNode(value.longValue() + 1));
      result.add(NODES.numberNode(value.longValue() - 1));
      result.add(NODES.numberNode(value.longValue() == 0 ? 1_000_000 : 0));
    } else if (value.isNumber()) {
      result.add(NODES.numberNode(value.doubleValue() * 1.1 + 0.001));
      result.add(NODES.numberNode(value.doubleValue() * 0.9 - 0.001));
    } else if (value.isBoolean()) {
      result.add(NODES.booleanNode(!value.booleanValue()));
    } else if (value.isTextual()) {
      nearText(result, value.textValue());
    } else if (value instanceof ArrayNode list) {
      nearList(result, list);
    } else if (value instanceof ObjectNode map) {
      nearMap(result, map);
    } else {
      result.add(STRANGER);
    }
    return result;
  }

  private static void nearText(List<JsonNode> result, String text) {
    result.add(STRANGER);
    result.add(NODES.textNode(text + "x"));
    result.add(NODES.textNode("x" + text));
    if (!text.isEmpty()) {
      result.add(NODES.textNode(""));
      result.add(NODES.textNode(text.substring(0, text.length() - 1)));
    }
  }

  private static void nearList(List<JsonNode> result, ArrayNode list) {
    result.add(list.deepCopy().add(STRANGER));
    for (var i = 0; i < list.size(); i++) {
      var shorter = list.deepCopy();
      shorter.remove(i);
      result.add(shorter);
      result.add(list.deepCopy().add(list.get(i)));
      for (var other : near(list.get(i))) {
        var changed = list.deepCopy();
        changed.set(i, other);
        result.add(changed);
      }
    }
  }

  private static void nearMap(List<JsonNode> result, ObjectNode map) {
    result.add(map.deepCopy().set("spoiled", STRANGER));
    map.fieldNames()
        .forEachRemaining(
            key -> {
              var smaller = map.deepCopy();
              smaller.remove(key);
              result.add(smaller);
              near(map.get(key)).forEach(v -> result.add(map.deepCopy().set(key, v)));
            });
  }

  private static String shortened(JsonNode value) {
    var text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}

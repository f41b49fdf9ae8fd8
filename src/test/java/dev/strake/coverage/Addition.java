package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Puts a value where nothing is, with the maps and list items on the way. */
final class Addition {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Addition() {}

  static Spoil of(JsonNode root, List<Place.Step> steps, JsonNode value) {
    var node = root;
    for (var i = 0; i < steps.size(); i++) {
      var slot = Place.slot(node, steps.get(i));
      if (slot.get().isMissingNode()) {
        var below = around(steps.subList(i + 1, steps.size()), steps.get(i), value);
        return node instanceof ArrayNode list ? Spoil.add(list, below) : Spoil.set(slot, below);
      }
      node = slot.get();
    }
    throw new IllegalArgumentException("the place must be empty");
  }

  private static JsonNode around(List<Place.Step> steps, Place.Step own, JsonNode value) {
    var inner = value;
    if (!steps.isEmpty()) {
      var next = steps.get(0);
      var below = around(steps.subList(1, steps.size()), next, value);
      inner =
          next.chosen().isEmpty()
              ? NODES.objectNode().set(next.field(), below)
              : NODES.arrayNode().add(below);
    }
    if (!own.chosen().isEmpty()) {
      ObjectNode item = inner.isObject() ? inner.deepCopy() : NODES.objectNode();
      own.chosen().forEach(item::put);
      return item;
    }
    return inner;
  }
}

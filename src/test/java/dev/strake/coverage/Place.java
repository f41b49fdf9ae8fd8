package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A JSON pointer that can also choose list items by their fields: {@code
 * /spec/containers[name=backend]/image}, {@code /ports[port=53,protocol=UDP]}.
 */
final class Place {

  /** A slot of a map or list: what it holds can be replaced and put back. */
  record Slot(JsonNode parent, Object key) {
    JsonNode get() {
      return key instanceof Integer index ? parent.path(index) : parent.path((String) key);
    }
  }

  /** One step: a field, or an item by its fields. */
  record Step(String field, int index, Map<String, String> chosen) {
    static Step field(String name) {
      return new Step(name, name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : -1, Map.of());
    }
  }

  /** The same few hundred pointers are followed many thousand times. */
  private static final Map<String, List<Step>> PARSED = new ConcurrentHashMap<>();

  private Place() {}

  static List<Step> parse(String pointer) {
    return PARSED.computeIfAbsent(pointer, Place::parsed);
  }

  private static List<Step> parsed(String pointer) {
    var steps = new ArrayList<Step>();
    var depth = 0;
    var start = 0;
    for (var i = 0; i <= pointer.length(); i++) {
      var c = i == pointer.length() ? '/' : pointer.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '/' && (depth == 0 || i == pointer.length())) {
        if (i > 0) {
          addSteps(steps, pointer.substring(start, i));
        }
        start = i + 1;
      }
    }
    return steps;
  }

  private static void addSteps(List<Step> steps, String part) {
    var bracket = part.indexOf('[');
    var field = bracket < 0 ? part : part.substring(0, bracket);
    if (!field.isEmpty()) {
      steps.add(Step.field(field.replace("~1", "/").replace("~0", "~")));
    }
    if (bracket >= 0) {
      var chosen = new LinkedHashMap<String, String>();
      for (var pair : part.substring(bracket + 1, part.length() - 1).split(",")) {
        chosen.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      steps.add(new Step("", -1, chosen));
    }
  }

  /** Where a step leads from a node; empty fields of the slot are what is missing. */
  static Slot slot(JsonNode from, Step step) {
    if (!step.chosen().isEmpty()) {
      for (var i = 0; i < from.size(); i++) {
        if (from.isArray() && isChosen(from.get(i), step)) {
          return new Slot(from, i);
        }
      }
      return new Slot(from, -1);
    }
    if (from.isArray()) {
      return new Slot(from, step.index());
    }
    return new Slot(from, step.field());
  }

  private static boolean isChosen(JsonNode item, Step step) {
    return step.chosen().entrySet().stream()
        .allMatch(e -> item.path(e.getKey()).asText().equals(e.getValue()));
  }

  static JsonNode find(JsonNode from, List<Step> steps) {
    var node = from;
    for (var step : steps) {
      node = slot(node, step).get();
    }
    return node;
  }

  /** The fields by which list items on the way were chosen. */
  static List<Slot> chosen(JsonNode from, List<Step> steps) {
    var result = new ArrayList<Slot>();
    var node = from;
    for (var step : steps) {
      node = slot(node, step).get();
      for (var field : step.chosen().keySet()) {
        result.add(new Slot(node, field));
      }
    }
    return result;
  }

  /** Puts a value there, or takes away what is there where the value is missing. */
  static void put(Slot slot, JsonNode value) {
    if (slot.parent() instanceof ObjectNode map && slot.key() instanceof String field) {
      if (value.isMissingNode()) {
        map.remove(field);
      } else {
        map.set(field, value);
      }
    } else if (slot.parent() instanceof ArrayNode list && slot.key() instanceof Integer index) {
      if (value.isMissingNode()) {
        list.remove(index);
      } else if (index < list.size()) {
        list.set(index, value);
      } else {
        list.add(value);
      }
    }
  }

  /** Replaces a value; what is returned undoes that. */
  static Runnable replace(Slot slot, JsonNode value) {
    var before = slot.get();
    put(slot, value);
    return () -> {
      if (value.isMissingNode() && slot.parent() instanceof ArrayNode list) {
        list.insert((Integer) slot.key(), before);
      } else {
        put(slot, before);
      }
    };
  }

  static JsonNode missing() {
    return MissingNode.getInstance();
  }
}

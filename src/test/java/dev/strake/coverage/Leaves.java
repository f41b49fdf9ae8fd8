package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The scalars below a slot, and the empty maps and lists. */
final class Leaves {

  private Leaves() {}

  static void collect(Place.Slot slot, List<Place.Slot> into) {
    into.add(slot);
    below(slot.get(), into);
  }

  static void below(JsonNode node, List<Place.Slot> into) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(f -> collect(new Place.Slot(node, f), into));
    } else if (node.isArray()) {
      for (var i = 0; i < node.size(); i++) {
        collect(new Place.Slot(node, i), into);
      }
    }
  }
}

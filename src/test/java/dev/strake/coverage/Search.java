package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import java.util.List;
import java.util.function.Function;

/** Finds rules and dashboards by their names in whatever file they stand. */
final class Search {

  private final World world;

  Search(World world) {
    this.world = world;
  }

  Value rule(String type, String name) {
    for (var manifest : world.objects()) {
      if (manifest.kind().equals("PrometheusRule")) {
        var place = place(manifest.body().path("spec"), type, name);
        if (!place.isEmpty()) {
          return value(
              manifest.body(),
              type + " " + name,
              "/spec" + place,
              List.of(),
              s -> s.rule(type, name));
        }
      }
      for (var entry : manifest.body().path("data").properties()) {
        if (mayHoldRules(manifest, entry.getValue().asText())) {
          var root = world.file(manifest, entry.getKey(), "yaml");
          var place = place(root, type, name);
          if (!place.isEmpty()) {
            return value(
                root,
                type + " " + name,
                place,
                source(manifest, entry.getKey()),
                s -> s.rule(type, name));
          }
        }
      }
    }
    throw new AssertionError("no rule has the %s %s".formatted(type, name));
  }

  Value dashboard(String title) {
    for (var manifest : world.objects()) {
      for (var entry : manifest.body().path("data").properties()) {
        if (manifest.kind().equals("ConfigMap") && entry.getKey().endsWith(".json")) {
          var root = world.file(manifest, entry.getKey(), "json");
          if (root.path("title").asText().equals(title)) {
            return value(
                root,
                "dashboard " + title,
                "",
                source(manifest, entry.getKey()),
                s -> s.dashboard(title));
          }
        }
      }
    }
    throw new AssertionError("no dashboard has the title " + title);
  }

  private Value value(
      JsonNode root,
      String label,
      String place,
      List<Place.Slot> sources,
      Function<Search, Value> elsewhere) {
    return new Value(world, label, root, place, sources, other -> root(other, elsewhere));
  }

  private static JsonNode root(World other, Function<Search, Value> elsewhere) {
    try {
      return elsewhere.apply(new Search(other)).root();
    } catch (AssertionError e) {
      return Place.missing();
    }
  }

  private static List<Place.Slot> source(Manifest manifest, String file) {
    return List.of(new Place.Slot(manifest.body().path("data"), file));
  }

  private static boolean mayHoldRules(Manifest manifest, String text) {
    return manifest.kind().equals("ConfigMap")
        && text.contains("groups:")
        && text.contains("rules:");
  }

  private static String place(JsonNode root, String type, String name) {
    var groups = root.path("groups");
    for (var g = 0; g < groups.size(); g++) {
      for (var rule : groups.get(g).path("rules")) {
        if (rule.path(type).asText().equals(name)) {
          return "/groups/%d/rules[%s=%s]".formatted(g, type, name);
        }
      }
    }
    return "";
  }
}

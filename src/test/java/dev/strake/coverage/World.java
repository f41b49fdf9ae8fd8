package dev.strake.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A copy of one environment's objects that may be spoiled, and the record of what was read. */
final class World {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String environment;
  private final List<Manifest> objects;
  private final Map<String, JsonNode> files = new HashMap<>();
  private List<Read> reads = new ArrayList<>();
  private boolean recording;

  World(String environment, ManifestSet set) {
    this.environment = environment;
    this.objects = new ArrayList<>(set.stream().map(Manifest::copy).toList());
  }

  String environment() {
    return environment;
  }

  List<Manifest> objects() {
    return objects;
  }

  /** The object of that name, or of that name and the hash of its content. */
  List<Manifest> find(String kind, String name) {
    return objects.stream().filter(m -> m.kind().equals(kind) && isNamed(m, name)).toList();
  }

  private static boolean isNamed(Manifest manifest, String name) {
    var actual = manifest.name();
    return actual.equals(name)
        || Set.of("ConfigMap", "Job").contains(manifest.kind())
            && actual.length() == name.length() + 9
            && actual.startsWith(name + "-")
            && actual.substring(name.length() + 1).matches("[0-9a-z]{8}")
            && actual.substring(name.length() + 1).matches(".*[0-9].*");
  }

  /** A file of a ConfigMap as data; spoiling it leaves the text it came from as it was. */
  JsonNode file(Manifest owner, String file, String format) {
    var key =
        owner.kind() + "/" + owner.namespace() + "/" + owner.name() + "/" + format + "/" + file;
    return files.computeIfAbsent(
        key, k -> parse(owner.body().path("data").path(file).asText(), format));
  }

  private static JsonNode parse(String text, String format) {
    try {
      return switch (format) {
        case "json" -> JSON.readTree(text);
        case "yaml" -> yaml(text);
        default -> settings(text);
      };
    } catch (JsonProcessingException e) {
      throw new AssertionError("the file is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode yaml(String text) {
    var documents = ManifestYaml.read(text);
    return documents.size() == 1
        ? documents.get(0)
        : JsonNodeFactory.instance.arrayNode().addAll(documents);
  }

  /** {@code key value} and {@code key = value} lines, as in redis.conf and postgresql.conf. */
  private static ObjectNode settings(String text) {
    var result = JsonNodeFactory.instance.objectNode();
    for (var line : text.split("\n")) {
      var parts = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s*=\\s*|\\s+", 2);
      if (parts.length == 2) {
        result.put(parts[0], parts[1].replaceAll("^['\"]|['\"]$", ""));
      }
    }
    return result;
  }

  /** Every parsed file that was looked at so far. */
  Map<String, JsonNode> files() {
    return files;
  }

  /** Whether anybody keeps what is read: not while the YAML is spoiled. */
  boolean isRecording() {
    return recording;
  }

  void record(Read read) {
    if (recording) {
      reads.add(read);
    }
  }

  /** What the action reads. */
  List<Read> recorded(Runnable action) {
    reads = new ArrayList<>();
    recording = true;
    try {
      action.run();
      return reads;
    } finally {
      recording = false;
    }
  }

  /** Runs an attempt; what it read counts only when it passes. */
  Optional<AssertionError> attempt(Runnable action) {
    var before = reads.size();
    try {
      action.run();
      return Optional.empty();
    } catch (AssertionError e) {
      if (recording) {
        reads.subList(before, reads.size()).clear();
      }
      return Optional.of(e);
    }
  }

  /** Adds an object; what is returned takes it away again. */
  Runnable add(Manifest manifest) {
    objects.add(manifest);
    return () -> objects.remove(objects.size() - 1);
  }

  /** Takes an object away; what is returned puts it back in its place. */
  Runnable remove(Manifest manifest) {
    for (var i = 0; i < objects.size(); i++) {
      if (objects.get(i).body() == manifest.body()) {
        var index = i;
        objects.remove(index);
        return () -> objects.add(index, manifest);
      }
    }
    throw new IllegalStateException("no such object: " + manifest.id());
  }
}

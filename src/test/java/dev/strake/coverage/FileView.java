package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import java.util.List;

/** A file in a ConfigMap, as text or as what it says. */
final class FileView {

  private final World world;
  private final Manifest owner;
  private final String configMap;
  private final String file;

  FileView(World world, Manifest owner, String configMap, String file) {
    this.world = world;
    this.owner = owner;
    this.configMap = configMap;
    this.file = file;
    if (!owner.body().path("data").has(file)) {
      throw new AssertionError("ConfigMap %s has no file %s".formatted(configMap, file));
    }
  }

  /** A place in a file of YAML. */
  Value yaml(String pointer) {
    return parsed("yaml").at(pointer);
  }

  /** A place in a file of JSON. */
  Value json(String pointer) {
    return parsed("json").at(pointer);
  }

  /** A setting of a file of {@code key value} or {@code key = value} lines, by its key. */
  Value setting(String key) {
    return parsed("settings").at("/" + key.replace("~", "~0").replace("/", "~1"));
  }

  /** The text, to look for parts of it. */
  Value text() {
    return new View.Obj(world, owner, configMap)
        .at("/data/" + file.replace("~", "~0").replace("/", "~1"));
  }

  private Value parsed(String format) {
    var root = world.file(owner, file, format);
    var text = new Place.Slot(owner.body().path("data"), file);
    return new Value(
        world, configMap + ":" + file, root, "", List.of(text), other -> elsewhere(other, format));
  }

  private JsonNode elsewhere(World other, String format) {
    var found = other.find("ConfigMap", configMap);
    return found.size() == 1 ? other.file(found.get(0), file, format) : Place.missing();
  }
}

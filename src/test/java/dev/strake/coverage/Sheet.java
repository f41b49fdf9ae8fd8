package dev.strake.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ids of a system's requirement sheet.
 *
 * @param areas the area of each id, in the sheet's order
 */
record Sheet(Map<String, String> areas) {

  private static final Set<String> WITHOUT_OUTPUT = Set.of("docs", "operations-command", "outside");

  /** Reads {@code coverage/<system>-ids.txt}: an id and its area a line. */
  static Sheet of(String system) {
    var resource = "/coverage/" + system + "-ids.txt";
    try (var in = Sheet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no such file: " + resource);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Sheet parse(String text) {
    var areas = new LinkedHashMap<String, String>();
    for (var line : text.split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.strip().split("\\s+");
        if (parts.length != 2 || areas.put(parts[0], parts[1]) != null) {
          throw new IllegalArgumentException("line must be a new id and its area, got " + line);
        }
      }
    }
    return new Sheet(areas);
  }

  /**
   * Whether nothing in the YAML can show this fact: documentation, commands and what lies outside.
   */
  boolean mayLackOutput(String id) {
    return WITHOUT_OUTPUT.contains(areas.get(id));
  }
}

package dev.strake.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finding that stays, with the reason.
 *
 * @param check the tool's name for its check
 * @param object {@code Kind/name}, {@code *} standing for any text
 * @param reason why it stays
 */
record Allowed(String check, String object, String reason) {

  /** Reads lines {@code CHECK OBJECT REASON…}; empty lines and those after # are left out. */
  static List<Allowed> read(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(l -> l.split("\\s+", 3))
          .map(Allowed::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Allowed of(String[] parts) {
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          "a line must be CHECK OBJECT REASON, got " + String.join(" ", parts));
    }
    return new Allowed(parts[0], parts[1], parts[2]);
  }

  boolean covers(Finding finding) {
    var pattern = Pattern.quote(object).replace("*", "\\E.*\\Q");
    return check.equals(finding.check()) && Pattern.matches(pattern, finding.object());
  }
}

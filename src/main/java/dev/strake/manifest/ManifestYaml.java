package dev.strake.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Kubernetes objects as YAML text: equal objects always give equal bytes.
 *
 * <p>Documents are separated by {@code ---}, lines end in {@code \n} and are never wrapped, lists
 * are not indented below their key, strings of several lines are literal blocks where YAML can hold
 * them so. A string stands without quotes only where every parser, of YAML 1.1 or 1.2, reads it as
 * that string.
 *
 * <p>Keys do not keep the order they were given in: an object begins with {@code apiVersion},
 * {@code kind} and {@code metadata}; metadata with {@code name}, {@code namespace}, {@code labels}
 * and {@code annotations}; every other map with {@code name}, {@code image}, {@code command} and
 * {@code args} where it has them. The rest is alphabetical.
 */
public final class ManifestYaml {

  private ManifestYaml() {}

  /**
   * The text of the objects, one document each, in the order given.
   *
   * @throws IllegalArgumentException when a value has no place in YAML, such as not-a-number
   */
  public static String write(List<ObjectNode> documents) {
    var text = new StringBuilder();
    for (var document : documents) {
      if (!text.isEmpty()) {
        text.append("---\n");
      }
      text.append(YamlWriter.write(document));
    }
    return text.toString();
  }

  /**
   * The objects of a file in UTF-8.
   *
   * @throws IllegalArgumentException as {@link #read(String)}, with the file's name in the message
   * @throws UncheckedIOException when the file cannot be read
   */
  public static List<ObjectNode> read(Path file) {
    try {
      return read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The objects of a text of any number of documents; empty documents are left out.
   *
   * @throws IllegalArgumentException with the line, when the text is not YAML, a key occurs twice
   *     in one map, or a document is not a map
   */
  public static List<ObjectNode> read(String text) {
    var documents = new ArrayList<ObjectNode>();
    for (var document : YamlReader.read(text)) {
      if (!document.value().isNull()) {
        documents.add(asObject(document));
      }
    }
    return List.copyOf(documents);
  }

  private static ObjectNode asObject(YamlReader.Document document) {
    if (document.value() instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(
        "line %d: document must be a map, got %s"
            .formatted(
                document.line(),
                document.value().getNodeType().name().toLowerCase(java.util.Locale.ROOT)));
  }
}

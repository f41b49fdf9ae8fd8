package dev.strake.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the library that end up in containers. */
public final class Resource {
  private Resource() {}

  /**
   * Reads a file that lies beside a class.
   *
   * @param neighbour the class
   * @param path path below its package, such as {@code postgres/init.sh}
   */
  public static String read(Class<?> neighbour, String path) {
    try (var stream = neighbour.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("the library lacks its file " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

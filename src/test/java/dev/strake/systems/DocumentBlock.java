package dev.strake.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.testing.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A part of a document that says what the source says, between two marks. */
record DocumentBlock(Path document, String name) {

  /** Holds when the block has these lines; {@code -Dsnapshots=update} writes them. */
  void isCurrent(List<String> lines) {
    var text = read();
    var begin = "<!-- begin: %s -->\n".formatted(name);
    var end = "<!-- end: %s -->".formatted(name);
    var from = text.indexOf(begin);
    var to = text.indexOf(end);
    assertThat(from).as("mark of %s in %s", name, document).isNotNegative().isLessThan(to);
    var wanted = String.join("\n", lines) + "\n";
    if (Snapshots.isUpdate()) {
      write(text.substring(0, from) + begin + wanted + text.substring(to));
      return;
    }
    assertThat(text.substring(from + begin.length(), to))
        .as("%s of %s is old: run this test with -Dsnapshots=update", name, document)
        .isEqualTo(wanted);
  }

  private String read() {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(document, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

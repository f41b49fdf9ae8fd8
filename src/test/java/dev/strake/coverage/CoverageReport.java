package dev.strake.coverage;

import dev.strake.testing.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The coverage of a sheet as a page of Markdown. */
final class CoverageReport {

  private final String title;
  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder openRows = new StringBuilder();
  private int proven;
  private int missing;
  private int outside;
  private int reads;
  private int spoiled;

  CoverageReport(String title) {
    this.title = title;
  }

  void proven(String id, String area, List<Proof> proofs) {
    if (proofs.isEmpty()) {
      missing++;
      row(id, area, "**missing**", "", "");
      return;
    }
    proven++;
    var ownReads = proofs.stream().mapToInt(Proof::reads).sum();
    var ownSpoiled = proofs.stream().mapToInt(Proof::spoiled).sum();
    reads += ownReads;
    spoiled += ownSpoiled;
    // The order of proofs may come from a set, and differ from run to run.
    var where = proofs.stream().map(Proof::environment).sorted().collect(Collectors.joining(", "));
    row(id, area, where, Integer.toString(ownReads), Integer.toString(ownSpoiled));
  }

  void reference(String id, String area, String other) {
    proven++;
    row(id, area, "with " + other, "", "");
  }

  void withoutOutput(String id, String area, String reason) {
    outside++;
    row(id, area, "not in the output: " + reason, "", "");
  }

  void open(String id, String part, String reason) {
    openRows.append("| %s | %s | %s |%n".formatted(id, part, reason).replace("\r", ""));
  }

  private void row(String id, String area, String proof, String read, String ways) {
    rows.append("| %s | %s | %s | %s | %s |\n".formatted(id, area, proof, read, ways));
  }

  String text() {
    var text =
        """
        # Coverage of %s

        %d facts are proven on the YAML, %d are not in the output, %d are missing.
        The assertions read %d things, which were spoiled in %d ways.

        | fact | area | proven in | things read | ways spoiled |
        |---|---|---|---|---|
        """
            .formatted(title, proven, outside, missing, reads, spoiled);
    var accepted =
        openRows.isEmpty()
            ? "\nNothing that was spoiled stayed unnoticed.\n"
            : "\n## Open: spoiled without an assertion noticing\n\n| fact | what | why it stays |\n|---|---|---|\n"
                + openRows;
    return text + rows + accepted;
  }

  /** Holds when the file is the text; {@code -Dsnapshots=update} writes it. */
  static void isCurrent(Path file, String text) {
    try {
      if (Snapshots.isUpdate()) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
      } else if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        throw new AssertionError(file + " is not current; run the test with -Dsnapshots=update");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

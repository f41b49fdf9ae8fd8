package dev.strake.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

  @TempDir Path folder;

  @Test
  void aSnapshotThatIsEqualPasses() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "kind: A\n---\nkind: B\n");
    var set =
        new ManifestSet(
            ManifestYaml.read("kind: A\n---\nkind: B\n").stream()
                .map(o -> new Manifest("all", o))
                .toList());
    assertThatCode(() -> compare().matches("a", set)).doesNotThrowAnyException();
  }

  @Test
  void aSnapshotThatDiffersNamesTheFirstLineAndTheWayOut() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "kind: A\nx: 1\n");
    assertThatThrownBy(() -> compare().matches("a", "kind: A\nx: 2\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs from line 2")
        .hasMessageContaining("- x: 1")
        .hasMessageContaining("+ x: 2")
        .hasMessageContaining("-Dsnapshots=update");
    assertThat(folder.resolve("a.yaml")).hasContent("kind: A\nx: 1\n");
  }

  @Test
  void aMissingSnapshotFailsAndIsNotWritten() {
    assertThatThrownBy(() -> compare().matches("a", "kind: A\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a.yaml is missing; run with -Dsnapshots=update");
    assertThat(folder.resolve("a.yaml")).doesNotExist();
  }

  @Test
  void anUpdateWritesTheFile() {
    new Snapshots(folder.resolve("new"), true).matches("a", "kind: A\n");
    assertThat(folder.resolve("new/a.yaml")).hasContent("kind: A\n");
  }

  @Test
  void aSnapshotNoTestComparesIsReported() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "kind: A\n");
    Files.writeString(folder.resolve("old.yaml"), "kind: B\n");
    var snapshots = compare();
    snapshots.matches("a", "kind: A\n");
    assertThatThrownBy(snapshots::allClaimed)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("old.yaml")
        .hasMessageNotContaining("a.yaml");
  }

  @Test
  void aSnapshotUsedTwiceIsRejected() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "kind: A\n");
    var snapshots = compare();
    snapshots.matches("a", "kind: A\n");
    assertThatThrownBy(() -> snapshots.matches("a", "kind: A\n")).hasMessageContaining("twice");
  }

  @Test
  void aNameThatLeavesTheFolderIsRejected() {
    assertThatThrownBy(() -> compare().matches("../a", "kind: A\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("snapshot name must be");
  }

  @Test
  void onlyAnUpdateThatIsAskedForOutsideCiWrites() {
    assertThat(Snapshots.isUpdate("update", null)).isTrue();
    assertThat(Snapshots.isUpdate("update", "false")).isTrue();
    assertThat(Snapshots.isUpdate("update", "true")).isFalse();
    assertThat(Snapshots.isUpdate(null, null)).isFalse();
    assertThat(Snapshots.isUpdate("yes", null)).isFalse();
  }

  private Snapshots compare() {
    return new Snapshots(folder, false);
  }
}

package dev.strake.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.synth.OutputFolder;
import dev.strake.synth.SystemRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code dist/} is committed and is what the source says now. */
class DistIsCurrentTest {
  private static final Path DIST = Path.of("dist");

  @Test
  void distIsWhatTheSourceSays() throws IOException {
    assertThat(onDisk())
        .as("dist/ differs from the source: run 'make synth' and commit it")
        .isEqualTo(OutputFolder.files(runs()));
  }

  @Test
  void aSecondSynthesisGivesTheSameBytes() {
    assertThat(OutputFolder.files(runs())).isEqualTo(OutputFolder.files(runs()));
  }

  private static List<SystemRun> runs() {
    var runs = new ArrayList<SystemRun>();
    Main.app().systems().forEach(system -> runs.addAll(system.run()));
    return runs;
  }

  private static Map<String, String> onDisk() throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(DIST)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var name = DIST.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
    }
    return files;
  }
}

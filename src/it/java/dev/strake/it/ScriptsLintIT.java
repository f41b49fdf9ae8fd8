package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shellcheck says of every script that ends up in a container. */
class ScriptsLintIT {

  @Test
  void everyScriptIsClean() throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Daemon.tool("shellcheck"), "-x", "-P", "SCRIPTDIR"));
    try (var files = Files.walk(Path.of("src/main/resources"))) {
      files.map(Path::toString).filter(name -> name.endsWith(".sh")).sorted().forEach(command::add);
    }
    assertThat(command).hasSizeGreaterThan(4 + 9);

    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(said).isZero();
  }
}

package dev.strake.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every JVM orders {@code Map.of} and {@code Set.of} differently, so each run here is a process of
 * its own; what else could show in the output differs between them too.
 */
class DeterminismTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path folder;

  @Test
  void theBytesDependOnNothingButTheSource() throws Exception {
    var runs =
        List.of(
            start("plain", List.of(), List.of(), Map.of()),
            start(
                "turkish",
                withoutNetwork(),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Apia"),
                Map.of("TZ", "Pacific/Apia", "LC_ALL", "tr_TR.UTF-8")),
            start(
                "arabic",
                List.of(),
                List.of("-Duser.language=ar", "-Duser.country=EG", "-Dfile.encoding=ISO-8859-1"),
                Map.of("LC_ALL", "C")));

    for (var run : runs) {
      assertThat(run.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
      assertThat(run.exitValue()).as(messages()).isZero();
    }

    var expected = files(folder.resolve("plain"));
    assertThat(expected).hasSizeGreaterThan(10).containsKey("target/strake/sources.json");
    assertThat(files(folder.resolve("turkish"))).isEqualTo(expected);
    assertThat(files(folder.resolve("arabic"))).isEqualTo(expected);
  }

  /** In a folder and with a HOME of its own. */
  private Process start(
      String name, List<String> wrapper, List<String> options, Map<String, String> environment)
      throws IOException {
    var place = Files.createDirectories(folder.resolve(name));
    var home = Files.createDirectories(folder.resolve("home-of-" + name));
    var command = new ArrayList<>(wrapper);
    command.addAll(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-Duser.home=" + home, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.strake.systems.Main", "synth", "--output", "dist"));
    var builder =
        new ProcessBuilder(command)
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Where the machine lets us take the network away, one run has none. */
  private static List<String> withoutNetwork() throws InterruptedException {
    var wrapper = List.of("unshare", "-n", "--");
    try {
      var probe = new ArrayList<>(wrapper);
      probe.add("true");
      var isAllowed = new ProcessBuilder(probe).start().waitFor() == 0;
      return isAllowed ? wrapper : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private String messages() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var log : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        all.append(log.getFileName()).append(":\n").append(Files.readString(log));
      }
    }
    return all.toString();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }
}

package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command run as in a container of one of the images the scripts are written for: see
 * src/it/scripts/box.
 */
record Box(String image, int user, Map<String, String> environment, List<String> mounts) {

  private static final Path SCRIPTS =
      Path.of("src/main/resources/dev/strake/database").toAbsolutePath();

  static Box postgres() {
    return of("postgres", 999).mount(SCRIPTS.resolve("postgres"), "/scripts:ro");
  }

  static Box rclone() {
    return of("rclone", 1000).mount(SCRIPTS.resolve("postgres"), "/scripts:ro");
  }

  static Box redis() {
    return of("redis", 999).mount(SCRIPTS.resolve("redis"), "/scripts:ro");
  }

  private static Box of(String image, int user) {
    return new Box(image, user, Map.of(), List.of());
  }

  Box with(String name, String value) {
    return with(Map.of(name, value));
  }

  Box with(Map<String, String> more) {
    var all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new Box(image, user, Map.copyOf(all), mounts);
  }

  Box mount(Path host, String path) {
    var all = new ArrayList<>(mounts);
    all.add(host + ":" + path);
    return new Box(image, user, environment, List.copyOf(all));
  }

  /**
   * Makes a folder that every user may write, as a volume with an fsGroup is for the users of a
   * pod.
   */
  static Path volume(Path parent, String name) {
    try {
      var folder = Files.createDirectories(parent.resolve(name));
      return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... command) {
    try {
      var out = Files.createTempFile("box", ".out");
      var err = Files.createTempFile("box", ".err");
      var process =
          builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", List.of(command)).isTrue();
      var result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts the command without waiting for its end. */
  ProcessBuilder builder(String... command) {
    assertThat(System.getProperty("user.name")).as("boxes need root").isEqualTo("root");
    var line = new ArrayList<>(List.of("src/it/scripts/box", image, String.valueOf(user)));
    line.addAll(mounts);
    line.add("--");
    line.addAll(List.of(command));
    var builder = new ProcessBuilder(line);
    var path = System.getenv("PATH");
    var home = System.getenv("HOME");
    builder.environment().clear();
    builder.environment().put("PATH", path + ":/usr/sbin:/sbin");
    builder.environment().put("HOME", home);
    builder.environment().putAll(environment);
    return builder;
  }

  /** What a command left behind. */
  record Result(int exit, String out, String err) {

    Result succeeds() {
      assertThat(exit).as("exit code; it said: %s", err).isZero();
      return this;
    }

    Result exits(int code) {
      assertThat(exit).as("exit code; it said: %s", err).isEqualTo(code);
      return this;
    }
  }
}

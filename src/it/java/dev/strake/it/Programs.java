package dev.strake.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs outside programs, those of {@code src/it/tools} first. */
final class Programs {

  private static final Path TOOLS = tools();

  private Programs() {}

  /** The folder of installed tools. */
  static Path folder() {
    return TOOLS;
  }

  /** Runs a program to its end, for ten minutes at most. */
  static Outcome run(String... command) {
    return run(Duration.ofMinutes(10), "", Arrays.asList(command));
  }

  /** Runs a program to its end with text on its standard input; it is ended after the limit. */
  static Outcome run(Duration limit, String input, List<String> command) {
    try {
      var process = builder(command).start();
      var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return new Outcome(command, 124, out.join(), err.join() + "no end after " + limit);
      }
      return new Outcome(command, process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + command, e);
    }
  }

  /** A process whose PATH begins with the installed tools. */
  static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .compute("PATH", (name, path) -> TOOLS + File.pathSeparator + (path == null ? "" : path));
    // ProcessBuilder looks for the program on our own PATH, not on the one just set
    var installed = TOOLS.resolve(command.get(0));
    if (installed.toFile().canExecute()) {
      var found = new ArrayList<>(command);
      found.set(0, installed.toString());
      builder.command(found);
    }
    return builder;
  }

  private static Path tools() {
    var named = System.getenv("STRAKE_TOOLS");
    var home = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
    return (named == null ? home.resolve(".cache/strake/tools") : Path.of(named)).resolve("bin");
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

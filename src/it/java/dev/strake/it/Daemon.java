package dev.strake.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that runs until it is closed. */
final class Daemon implements AutoCloseable {

  private final Process process;

  private Daemon(Process process) {
    this.process = process;
  }

  /** Starts a server and returns once it has printed a line that holds {@code ready}. */
  static Daemon start(ProcessBuilder builder, String ready) {
    try {
      var process = builder.redirectErrorStream(true).start();
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      var said = new StringBuilder();
      for (var line = lines.readLine(); ; line = lines.readLine()) {
        if (line == null) {
          throw new IllegalStateException("the server has ended; it said: " + said);
        }
        said.append(line).append('\n');
        if (line.contains(ready)) {
          break;
        }
      }
      var drain = new Thread(() -> drain(process));
      drain.setDaemon(true);
      drain.start();
      return new Daemon(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The stream ends with the server.
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program that src/it/tools/install has brought. */
  static String tool(String name) {
    var tools = System.getenv("STRAKE_TOOLS");
    var folder =
        tools != null ? Path.of(tools) : Path.of(System.getenv("HOME"), ".cache/strake/tools");
    var program = folder.resolve("bin").resolve(name);
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(program + " is missing: src/it/tools/install " + name);
    }
    return program.toString();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

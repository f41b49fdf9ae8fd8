package dev.strake.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One run of a backup or restore Job: containers one after another, with the volumes they share.
 */
record Pod(Path work, Path scratch, Map<String, String> environment) {

  static Pod in(Path folder, Map<String, String> environment) {
    try {
      var own = Files.createTempDirectory(folder, "pod");
      return new Pod(Box.volume(own, "work"), Box.volume(own, "scratch"), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Pod with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new Pod(work, scratch, Map.copyOf(all));
  }

  /** Runs a script in the PostgreSQL image. */
  Box.Result postgres(String script) {
    return mounted(Box.postgres()).run("bash", "/scripts/" + script);
  }

  /** Runs a script in the rclone image. */
  Box.Result rclone(String script) {
    return mounted(Box.rclone()).run("sh", "/scripts/" + script);
  }

  /** Starts a script in the rclone image, as the container's first process. */
  Process startRclone(String script) {
    try {
      return mounted(Box.rclone())
          .builder("sh", "/scripts/" + script)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Box mounted(Box box) {
    return box.with(environment).mount(work, "/work").mount(scratch, "/scratch");
  }

  /** Lays a dump into the work volume as if dump.sh had made it at this time. */
  Pod dumped(Instant started, String content) {
    write("dump", content);
    write(
        "dump.meta",
        "database hive\nstarted %d\nfinished %d\nsize %d\nsha256 %s\n"
            .formatted(
                started.getEpochSecond(),
                started.getEpochSecond() + 1,
                content.getBytes(UTF_8).length,
                sha256(content.getBytes(UTF_8))));
    return this;
  }

  void write(String name, String content) {
    try {
      Files.writeString(work.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    return new String(bytes(name), UTF_8);
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(work.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return Files.exists(work.resolve(name));
  }

  static String sha256(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "%064x".formatted(new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** redis/start.sh and the commands of Redis's probes. */
@SuppressWarnings("try") // a server is used by running
class ScriptsRedisIT {

  private static final String PASSWORD = "a \"b\" 'c' \\d #e $f %s ü\t;";

  /** Whoever answers, be it with an error, is alive: loading a large file takes its time. */
  private static final String[] LIVENESS = {"redis-cli", "-h", "127.0.0.1", "ping"};

  private static final String[] READINESS = {"redis-cli", "-e", "-h", "127.0.0.1", "ping"};

  @TempDir Path folder;
  private final int port = Daemon.freePort();

  private Box box(String settings) throws IOException {
    Files.writeString(
        folder.resolve("redis.conf"), "bind 127.0.0.1\nport " + port + "\ndir /data\n" + settings);
    return Box.redis()
        .with("REDIS_PASSWORD", PASSWORD)
        .mount(folder.resolve("redis.conf"), "/etc/redis/redis.conf:ro")
        .mount(Box.volume(folder, "run"), "/run/redis")
        .mount(Box.volume(folder, "data"), "/data");
  }

  private static Daemon start(Box box) {
    return Daemon.start(box.builder("sh", "/scripts/start.sh"), "Ready to accept connections");
  }

  private Box.Result cli(String password, String... command) {
    var withPort =
        Stream.concat(
                Stream.of(command[0], "-p", String.valueOf(port)), Arrays.stream(command).skip(1))
            .toArray(String[]::new);
    return Box.redis().with("REDISCLI_AUTH", password).run(withPort);
  }

  @Test
  void thePasswordIsAskedForAndStandsInNoArgument() throws IOException {
    try (var redis = start(box(""))) {
      assertThat(cli(PASSWORD, "redis-cli", "-e", "set", "k", "v").succeeds().out())
          .isEqualTo("OK\n");
      cli("wrong", "redis-cli", "-e", "get", "k").exits(1);
      assertThat(Files.readString(Path.of("/proc/" + redis.pid() + "/cmdline")))
          .contains("redis-server")
          .doesNotContain("\"b\"");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("run/redis.conf"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theSettingsOfTheIncludedFileHold() throws IOException {
    try (var redis = start(box("maxmemory 123mb\nmaxmemory-policy noeviction\nappendonly yes\n"))) {
      assertThat(cli(PASSWORD, "redis-cli", "config", "get", "maxmemory").succeeds().out())
          .contains("128974848");
      assertThat(cli(PASSWORD, "redis-cli", "config", "get", "appendonly").succeeds().out())
          .contains("yes");
    }
  }

  @Test
  void theProbesPassWhileItRunsAndFailOnceItIsStopped() throws IOException {
    try (var redis = start(box(""))) {
      cli(PASSWORD, LIVENESS).succeeds();
      cli(PASSWORD, READINESS).succeeds();
      cli("wrong", LIVENESS).succeeds();
      cli("wrong", READINESS).exits(1);
    }
    cli(PASSWORD, LIVENESS).exits(1);
    cli(PASSWORD, READINESS).exits(1);
  }

  @Test
  void aServerThatIsStillLoadingIsAliveAndNotReady() throws IOException {
    try (var redis = start(box("save 900 1\n"))) {
      cli(
              PASSWORD,
              "redis-cli",
              "-e",
              "eval",
              "for i = 1, 3000 do redis.call('set', i, i) end",
              "0")
          .succeeds();
      cli(PASSWORD, "redis-cli", "-e", "save").succeeds();
    }
    // A millisecond and more for each key.
    var slow = box("key-load-delay 10000\nloading-process-events-interval-bytes 1024\n");
    try (var redis = Daemon.start(slow.builder("sh", "/scripts/start.sh"), "Loading RDB")) {
      assertThat(cli(PASSWORD, LIVENESS).succeeds().out()).contains("LOADING");
      cli(PASSWORD, READINESS).exits(1);
    }
  }

  @Test
  void aMissingOrImpossiblePasswordIsSaid() throws IOException {
    for (var wrong : new String[] {"", "two\nlines"}) {
      assertThat(
              box("").with("REDIS_PASSWORD", wrong).run("sh", "/scripts/start.sh").exits(2).err())
          .contains("REDIS_PASSWORD");
    }
    assertThat(
            box("")
                .with(Map.of("REDIS_CONFIG", "/etc/redis/other.conf"))
                .run("sh", "/scripts/start.sh")
                .exits(2)
                .err())
        .contains("/etc/redis/other.conf");
  }
}

package dev.strake.it;

import static dev.strake.it.PostgresServer.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** postgres/upkeep.sh beside a real server. */
@SuppressWarnings("try") // a script is used by running
class ScriptsUpkeepIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private Box box(PostgresServer server) throws IOException {
    var watched = Box.volume(folder, "watched");
    Files.writeString(watched.resolve("postgresql.conf"), "work_mem = '4MB'\n");
    return Box.postgres()
        .with(server.superuser("postgres"))
        .with("PGHOST", "/pg")
        .with("POSTGRES_DB", "postgres")
        .with("POSTGRES_EXTENSIONS", "pg_trgm")
        .with("POSTGRES_MONITORING_USER", "watcher")
        .with("POSTGRES_MONITORING_PASSWORD", "as seen")
        .with("UPKEEP_ROLES", "/scripts/roles.sql")
        .with("UPKEEP_FOLDERS", "/watched")
        .with("UPKEEP_PERIOD", "1")
        .mount(folder.resolve("server"), "/pg")
        .mount(watched, "/watched:ro");
  }

  private static Daemon start(Box box) {
    return Daemon.start(
        box.builder("bash", "/scripts/upkeep.sh"), "extensions and roles are as given");
  }

  @Test
  void aRunningServerGetsTheExtensionsAndRolesItLacks() throws IOException {
    try (var server = new PostgresServer(folder);
        var upkeep = start(box(server))) {
      var monitoring = server.as("watcher", "as seen", "postgres");
      assertThat(
              sql(monitoring, "SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'")
                  .succeeds()
                  .out())
          .isEqualTo("pg_trgm\n");
    }
  }

  @Test
  void aChangedFileIsReadAgainAndAnUnchangedOneIsNot() throws IOException {
    try (var server = new PostgresServer(folder);
        var upkeep = start(box(server))) {
      var first = settled(server);

      Files.writeString(folder.resolve("watched/postgresql.conf"), "work_mem = '8MB'\n");

      Eventually.nothing(
          SOON, () -> loaded(server).equals(first) ? List.of("a reload") : List.of());
    }
  }

  /** When the settings were last read, once two looks in a row have read nothing. */
  private static String settled(PostgresServer server) {
    var seen = new String[] {"", ""};
    Eventually.nothing(
        SOON,
        () -> {
          sql(server.superuser("postgres"), "SELECT pg_sleep(2.5)").succeeds();
          seen[0] = seen[1];
          seen[1] = loaded(server);
          return seen[0].equals(seen[1]) ? List.of() : List.of("rest: it reads again and again");
        });
    return seen[1];
  }

  private static String loaded(PostgresServer server) {
    return sql(server.superuser("postgres"), "SELECT pg_conf_load_time()").succeeds().out();
  }

  @Test
  void itWaitsForAServerThatIsAway() throws IOException {
    var server = new PostgresServer(folder);
    server.ctl("-m", "fast", "stop").succeeds();
    var heartbeat = Box.volume(folder, "heart");
    var box = box(server).mount(heartbeat, "/heart").with("UPKEEP_HEARTBEAT", "/heart/beat");
    var upkeep = box.builder("bash", "/scripts/upkeep.sh").inheritIO().start();
    try {
      var first = beat(heartbeat, "");
      beat(heartbeat, first);
      assertThat(upkeep.isAlive()).isTrue();
    } finally {
      upkeep.destroy();
      upkeep.onExit().join();
    }
  }

  /** Waits for a sign of life that is not the one before. */
  private static String beat(Path folder, String before) {
    var seen = new String[] {""};
    Eventually.nothing(
        SOON,
        () -> {
          try {
            var file = folder.resolve("beat");
            seen[0] = Files.exists(file) ? Files.getLastModifiedTime(file).toString() : before;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return seen[0].equals(before) ? List.of("a sign of life") : List.of();
        });
    return seen[0];
  }
}

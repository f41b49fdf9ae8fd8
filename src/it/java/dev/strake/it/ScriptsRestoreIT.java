package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * dump.sh, upload.sh, download.sh, restore.sh, restore-test.sh and publish.sh as their Jobs run
 * them.
 */
class ScriptsRestoreIT {

  private static final Path DATA = Path.of("src/it/scripts/odd-database.sql").toAbsolutePath();
  private static final String SECRET = "o'wn \"er\\";

  @TempDir static Path folder;
  private static PostgresServer server;
  private static ObjectStore store;

  @BeforeAll
  static void start() {
    server = new PostgresServer(folder);
    store = new ObjectStore();
    database("source");
    Box.postgres()
        .with(owner("source"))
        .mount(DATA, "/data.sql:ro")
        .run("psql", "-X", "-q", "--set=ON_ERROR_STOP=1", "--file=/data.sql")
        .succeeds();
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    store.empty();
  }

  /** Makes a database the way the server's init script does: extension and owner, nothing else. */
  private static void database(String name) {
    PostgresServer.sql(server.superuser("postgres"), "CREATE DATABASE \"" + name + "\"").succeeds();
    server
        .roles(
            name,
            Map.of(
                "POSTGRES_EXTENSIONS", "vector",
                "POSTGRES_OWNER", "hive",
                "POSTGRES_OWNER_PASSWORD", SECRET,
                "POSTGRES_MONITORING_USER", "watch",
                "POSTGRES_MONITORING_PASSWORD", SECRET))
        .succeeds();
  }

  private static Map<String, String> owner(String database) {
    return server.as("hive", SECRET, database);
  }

  private static Pod pod(String database) {
    return Pod.in(folder, store.environment()).with(owner(database));
  }

  private static Pod backedUp() {
    var pod = pod("source");
    pod.postgres("dump.sh").succeeds();
    pod.rclone("upload.sh").succeeds();
    return pod;
  }

  private static Pod downloaded(String database) {
    var pod = pod(database);
    pod.rclone("download.sh").succeeds();
    return pod;
  }

  /** The whole database as text, roles and privileges too. */
  private static String content(String database) {
    var dump =
        Box.postgres().with(server.superuser(database)).run("pg_dump", "--format=plain").succeeds();
    return dump.out()
        .lines()
        .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void whatWasBackedUpComesBackToTheLastByte() {
    backedUp();
    database("target");

    downloaded("target").postgres("restore.sh").succeeds();

    assertThat(content("target"))
        .isEqualTo(content("source"))
        .contains("[1,2.5,-3]", "Ta\"ble with 'quotes'", "lo_create", "Grüße 日本 🚀")
        .contains("GRANT SELECT ON TABLE public.orders TO watch");
  }

  @Test
  void aSuperuserCanRestoreForAnotherOwner() {
    backedUp();
    database("by_admin");
    var pod = downloaded("by_admin").with(server.superuser("by_admin"));

    pod.with(Map.of("RESTORE_ROLE", "hive")).postgres("restore.sh").succeeds();

    assertThat(content("by_admin")).isEqualTo(content("source"));
  }

  @Test
  void grantsCanBeLeftOut() {
    backedUp();
    database("bare");

    downloaded("bare").with(Map.of("RESTORE_PRIVILEGES", "no")).postgres("restore.sh").succeeds();

    assertThat(content("bare"))
        .contains("CREATE TABLE public.orders")
        .doesNotContain("GRANT SELECT ON TABLE public.orders");
  }

  @Test
  void aDatabaseThatIsNotEmptyIsRefusedAndLeftAlone() {
    backedUp();
    for (var made :
        new String[] {
          "CREATE TABLE mine (n int)",
          "CREATE SCHEMA mine",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "SELECT lo_create(0)",
          "CREATE TYPE mood AS ENUM ('ok')"
        }) {
      var name = "full" + Math.abs(made.hashCode());
      database(name);
      PostgresServer.sql(owner(name), made).succeeds();
      var before = content(name);

      assertThat(downloaded(name).postgres("restore.sh").exits(3).err())
          .contains("holds 1 objects");
      assertThat(content(name)).isEqualTo(before);
    }
  }

  @Test
  void overwritingReplacesAllThatWasThere() {
    backedUp();
    database("replaced");
    Box.postgres()
        .with(owner("replaced"))
        .mount(DATA, "/data.sql:ro")
        .run("psql", "-X", "-q", "--set=ON_ERROR_STOP=1", "--file=/data.sql")
        .succeeds();
    PostgresServer.sql(
            owner("replaced"),
            "CREATE TABLE later (n int)",
            "CREATE SCHEMA later CREATE TABLE t (v public.vector(3))",
            "TRUNCATE orders CASCADE",
            "SELECT lo_from_bytea(0, 'x')")
        .succeeds();

    downloaded("replaced")
        .with(Map.of("RESTORE_OVERWRITE", "yes"))
        .postgres("restore.sh")
        .succeeds();

    assertThat(content("replaced")).isEqualTo(content("source"));
  }

  @Test
  void aRestoreThatFailsLeavesTheDatabaseAsItWas() throws Exception {
    backedUp();
    database("kept");
    PostgresServer.sql(owner("kept"), "CREATE TABLE mine AS SELECT 42 AS n").succeeds();
    var before = content("kept");
    var pod = downloaded("kept").with(Map.of("RESTORE_OVERWRITE", "yes"));

    // The first half of a dump, honestly described: pg_restore breaks off in the middle of the
    // data.
    var half = new byte[(int) (Files.size(pod.work().resolve("dump")) / 2)];
    System.arraycopy(pod.bytes("dump"), 0, half, 0, half.length);
    pod = pod(owner("kept").get("PGDATABASE")).with(Map.of("RESTORE_OVERWRITE", "yes"));
    Files.write(pod.work().resolve("dump"), half);
    pod.write(
        "dump.meta",
        "database kept\nstarted 1\nfinished 2\nsize %d\nsha256 %s\nkey daily/x\n"
            .formatted(half.length, Pod.sha256(half)));
    pod.postgres("restore.sh").exits(1);
    assertThat(content("kept")).isEqualTo(before);

    // A grant to a role this cluster lacks fails late, after the data.
    backedUp();
    PostgresServer.sql(
            server.superuser("source"),
            "CREATE ROLE gone",
            "GRANT SELECT ON \"odd schema\".empty TO gone")
        .succeeds();
    backedUp();
    PostgresServer.sql(server.superuser("source"), "DROP OWNED BY gone", "DROP ROLE gone")
        .succeeds();
    assertThat(
            downloaded("kept")
                .with(Map.of("RESTORE_OVERWRITE", "yes"))
                .postgres("restore.sh")
                .exits(1)
                .err())
        .contains("role \"gone\" does not exist");
    assertThat(content("kept")).isEqualTo(before);
  }

  @Test
  void aDumpThatFailsPutsNothingIntoTheStore() {
    var wrong = pod("source").with(Map.of("PGPASSWORD", "wrong"));
    wrong.postgres("dump.sh").exits(1);
    nothingHappened(wrong);

    var forbidden = pod("source").with(server.as("watch", SECRET, "source"));
    assertThat(forbidden.postgres("dump.sh").exits(1).err()).contains("permission denied");
    nothingHappened(forbidden);

    var missing = pod("nowhere");
    missing.postgres("dump.sh").exits(1);
    nothingHappened(missing);
  }

  @Test
  void aServerThatDiesDuringTheDumpPutsNothingIntoTheStore() {
    try (var other = new PostgresServer(folder.resolve("other"))) {
      PostgresServer.sql(
              other.superuser("postgres"),
              "CREATE TABLE big AS SELECT g, repeat(md5(g::text), 40) AS t FROM generate_series(1, 300000) g")
          .succeeds();
      var pod = Pod.in(folder, store.environment()).with(other.superuser("postgres"));
      var killer =
          new Thread(
              () -> {
                while (!pod.has("dump.partial")) {
                  Thread.onSpinWait();
                }
                other.ctl("-m", "immediate", "stop");
              });
      killer.start();

      pod.postgres("dump.sh").exits(1);
      nothingHappened(pod);
    }
  }

  private static void nothingHappened(Pod pod) {
    assertThat(pod.has("dump") || pod.has("dump.meta") || pod.has("dump.partial")).isFalse();
    pod.rclone("upload.sh").exits(1);
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void aRestoreIsTestedInAServerOfItsOwnAndPublished() throws Exception {
    var backup = backedUp();
    var test =
        downloaded("source")
            .with(
                Map.of(
                    "PGHOST",
                    "192.0.2.1",
                    "RESTORE_TEST_QUERY",
                    "SELECT count(*) = 3 FROM orders"));

    var log = test.postgres("restore-test.sh").succeeds().err();

    assertThat(log).contains("3 public.orders", "0 \"odd schema\".empty");
    try (var gateway = new Pushgateway()) {
      for (var pod : new Pod[] {backup, test}) {
        pod.with(gateway.environment()).rclone("publish.sh").succeeds();
      }
      var size = Files.size(backup.work().resolve("dump"));
      var labels =
          "{database=\"source\",instance=\"hive-postgres\",job=\"strake_backup\",namespace=\"hive-production\"} ";
      assertThat(gateway.metrics())
          .containsEntry("strake_backup_size_bytes" + labels, (double) size)
          .containsEntry("strake_restore_test_size_bytes" + labels, (double) size)
          .containsKeys(
              "strake_backup_duration_seconds" + labels,
              "strake_restore_test_duration_seconds" + labels);
      var now = System.currentTimeMillis() / 1000.0;
      for (var name :
          new String[] {
            "strake_backup_last_success_timestamp_seconds",
            "strake_restore_test_last_success_timestamp_seconds"
          }) {
        assertThat(gateway.metrics().get(name + labels)).isBetween(now - 300, now + 1);
      }
    }
  }

  @Test
  void aRestoreTestThatFailsPublishesNothing() {
    backedUp();
    for (var wrong :
        List.of(
            Map.of("RESTORE_TEST_QUERY", "SELECT count(*) = 4 FROM orders"),
            Map.of("RESTORE_TEST_QUERY", "SELECT * FROM missing"),
            Map.of("RESTORE_TEST_MIN_ROWS", "1000000"))) {
      var pod = downloaded("source").with(wrong);
      pod.postgres("restore-test.sh").exits(1);
      assertThat(pod.rclone("publish.sh").exit()).isNotZero();
    }
  }

  @Test
  void aGatewayThatDoesNotAnswerFailsTheJob() {
    var pod =
        pod("source")
            .with(
                Map.of(
                    "PUSHGATEWAY_JOB",
                    "x",
                    "PUSHGATEWAY_TRIES",
                    "1",
                    "PUSHGATEWAY_URL",
                    "http://127.0.0.1:" + Daemon.freePort()));
    pod.write("metrics.prom", "x 1\n");

    pod.rclone("publish.sh").exits(1);
  }

  @Test
  void metricsThatTheGatewayRefusesFailTheJob() {
    try (var gateway = new Pushgateway()) {
      var pod = pod("source").with(gateway.environment()).with(Map.of("PUSHGATEWAY_TRIES", "1"));
      pod.write("metrics.prom", "this is no metric\n");

      pod.rclone("publish.sh").exits(1);
    }
  }
}

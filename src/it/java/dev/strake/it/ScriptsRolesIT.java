package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** roles.sql against PostgreSQL 16. */
class ScriptsRolesIT {

  private static final String SECRET = "a 'b' \"c\" \\d :e $f ; -- ü";

  @TempDir static Path folder;
  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = new PostgresServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void create(String database) {
    PostgresServer.sql(server.superuser("postgres"), "CREATE DATABASE " + database).succeeds();
  }

  private static Map<String, String> monitoring(String user) {
    return Map.of("POSTGRES_MONITORING_USER", user, "POSTGRES_MONITORING_PASSWORD", SECRET);
  }

  @Test
  void aSecondRunChangesNothingAndSucceeds() {
    create("twice");
    var variables =
        Map.of(
            "POSTGRES_EXTENSIONS", "vector, pg_trgm citext",
            "POSTGRES_OWNER", "twice-owner",
            "POSTGRES_OWNER_PASSWORD", SECRET,
            "POSTGRES_MONITORING_USER", "twice-watch",
            "POSTGRES_MONITORING_PASSWORD", SECRET,
            "POSTGRES_REPLICATION_USER", "twice-copy",
            "POSTGRES_REPLICATION_PASSWORD", SECRET,
            "POSTGRES_POOLER_USER", "twice-pool",
            "POSTGRES_POOLER_PASSWORD", SECRET);
    var roles =
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolcanlogin,"
            + " ARRAY(SELECT roleid::regrole FROM pg_auth_members WHERE member = r.oid)"
            + " FROM pg_roles r WHERE rolname LIKE 'twice-%' ORDER BY 1";

    server.roles("twice", variables).succeeds();
    var first = PostgresServer.sql(server.superuser("twice"), roles).out();
    server.roles("twice", variables).succeeds();

    assertThat(PostgresServer.sql(server.superuser("twice"), roles).out()).isEqualTo(first);
    assertThat(first)
        .isEqualTo(
            """
            twice-copy|f|f|f|t|f|t|{}
            twice-owner|f|f|f|f|f|t|{}
            twice-pool|f|f|f|f|f|t|{}
            twice-watch|f|f|f|f|f|t|{pg_monitor}
            """);
    assertThat(
            PostgresServer.sql(
                    server.superuser("twice"), "SELECT extname FROM pg_extension ORDER BY 1")
                .out())
        .isEqualTo("citext\npg_trgm\nplpgsql\nvector\n");
  }

  @Test
  void theMonitoringRoleSeesStatisticsAndNoData() {
    create("watched");
    server.roles("watched", monitoring("watch er\"'")).succeeds();
    PostgresServer.sql(server.superuser("watched"), "CREATE TABLE secrets AS SELECT 1 AS n")
        .succeeds();
    var watcher = server.as("watch er\"'", SECRET, "watched");

    assertThat(
            PostgresServer.sql(
                    watcher,
                    "SELECT count(*) > 0 FROM pg_stat_activity WHERE backend_type = 'checkpointer'",
                    "SELECT count(*) FROM pg_stat_user_tables WHERE relname = 'secrets'",
                    "SELECT pg_database_size('watched') > 0",
                    "SELECT setting <> '' FROM pg_settings WHERE name = 'data_directory'")
                .succeeds()
                .out())
        .isEqualTo("t\n1\nt\nt\n");
    assertThat(PostgresServer.sql(watcher, "SELECT * FROM secrets").exits(1).err())
        .contains("permission denied for table secrets");
    assertThat(PostgresServer.sql(watcher, "CREATE TABLE mine (n int)").exits(1).err())
        .contains("permission denied for schema public");
  }

  @Test
  void aNewPasswordReplacesTheOldOne() {
    create("rotated");
    server.roles("rotated", monitoring("rotated")).succeeds();
    server
        .roles(
            "rotated",
            Map.of(
                "POSTGRES_MONITORING_USER", "rotated", "POSTGRES_MONITORING_PASSWORD", "new one"))
        .succeeds();

    PostgresServer.sql(server.as("rotated", "new one", "rotated"), "SELECT 1").succeeds();
    PostgresServer.sql(server.as("rotated", SECRET, "rotated"), "SELECT 1").exits(2);
  }

  @Test
  void noPasswordReachesTheLogOfAServerThatLogsEveryStatement() {
    create("quiet");
    var password = "findme-7301";
    var variables = Map.of("POSTGRES_OWNER", "quiet", "POSTGRES_OWNER_PASSWORD", password);

    server.roles("quiet", variables).succeeds();
    // The superuser of the image may not lose its rights: a statement that fails is not logged
    // either.
    server
        .roles("quiet", Map.of("POSTGRES_OWNER", "postgres", "POSTGRES_OWNER_PASSWORD", password))
        .exits(3);

    PostgresServer.sql(server.superuser("quiet"), "SELECT 'logged-4410'").succeeds();
    assertThat(server.log()).contains("logged-4410").doesNotContain(password);
  }

  @Test
  void theOwnerMayMakeTablesAndIsNoSuperuser() {
    create("owned");
    server
        .roles("owned", Map.of("POSTGRES_OWNER", "owned", "POSTGRES_OWNER_PASSWORD", SECRET))
        .succeeds();
    var owner = server.as("owned", SECRET, "owned");

    PostgresServer.sql(owner, "CREATE TABLE t (n int)", "CREATE SCHEMA s").succeeds();
    PostgresServer.sql(owner, "CREATE ROLE other SUPERUSER").exits(1);
  }

  @Test
  void anEmptyPasswordIsAnErrorAndMakesNoRole() {
    create("empty");

    var result =
        server.roles(
            "empty", Map.of("POSTGRES_OWNER", "emptyowner", "POSTGRES_OWNER_PASSWORD", ""));

    assertThat(result.exits(3).err()).contains("a password is empty");
    server.roles("empty", Map.of("POSTGRES_OWNER", "emptyowner")).exits(3);
    assertThat(
            PostgresServer.sql(
                    server.superuser("empty"),
                    "SELECT count(*) FROM pg_roles WHERE rolname = 'emptyowner'")
                .out())
        .isEqualTo("0\n");
  }

  @Test
  void thePoolerLooksUpOrdinaryUsersOnly() {
    create("pooled");
    server
        .roles(
            "pooled",
            Map.of(
                "POSTGRES_OWNER",
                "pooledowner",
                "POSTGRES_OWNER_PASSWORD",
                SECRET,
                "POSTGRES_POOLER_USER",
                "pgbouncer",
                "POSTGRES_POOLER_PASSWORD",
                SECRET))
        .succeeds();
    var pooler = server.as("pgbouncer", SECRET, "postgres");
    var lookup = "SELECT usename, left(passwd, 14) FROM pooler.user_search('%s')";

    assertThat(
            PostgresServer.sql(
                    pooler, lookup.formatted("pooledowner"), lookup.formatted("postgres"))
                .succeeds()
                .out())
        .isEqualTo("pooledowner|SCRAM-SHA-256$\n");
    PostgresServer.sql(
            server.as("pooledowner", SECRET, "postgres"), lookup.formatted("pooledowner"))
        .exits(1);
  }
}

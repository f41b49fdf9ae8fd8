package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What each kind of server must be able to do once it runs with the manifest's settings. */
final class ServerWork {

  private final String system;
  private final SecretValues secrets;
  private final Map<String, RunningContainer> running;
  private final PodNetwork network;

  ServerWork(
      String system,
      SecretValues secrets,
      Map<String, RunningContainer> running,
      PodNetwork network) {
    this.system = system;
    this.secrets = secrets;
    this.running = running;
    this.network = network;
  }

  /** Every server that runs does what it is there for. */
  void all() {
    assertThat(running).isNotEmpty();
    running.forEach(
        (name, container) -> {
          switch (container.kind()) {
            case "postgres" -> postgres(name, container);
            case "redis-server" -> redis(name, container);
            case "postgres_exporter" -> exporter(container, "pg_up 1");
            case "redis_exporter" -> exporter(container, "redis_up 1");
            default -> {}
          }
        });
  }

  /** The extension is there, and each role may do what it is for and no more. */
  private void postgres(String name, RunningContainer container) {
    var owner = system + "-database";
    var monitoring = owner + "-monitoring";

    var extensions = "SELECT extname FROM pg_extension";
    var local = List.of("psql", "-XAt", "-U", "postgres", "-d", system, "-c", extensions);
    assertThat(container.exec(20, local).orFail().out().lines()).as(name).contains("vector");
    assertThat(sql(container, owner + "-superuser", "SELECT 1").ok())
        .as("the superuser may come from another pod")
        .isFalse();

    var table = "CREATE TABLE try (v vector(3)); INSERT INTO try VALUES ('[1,2,3]')";
    sql(container, owner, table).orFail();
    sql(container, monitoring, "SELECT count(*) FROM pg_stat_activity").orFail();
    assertThat(sql(container, monitoring, "SELECT * FROM try").err()).contains("permission denied");
    sql(container, owner, "DROP TABLE try").orFail();
  }

  /** Runs SQL as another pod would: over the network, with the role and password of a Secret. */
  private Outcome sql(RunningContainer container, String secret, String statement) {
    var user = secret.endsWith("superuser") ? "postgres" : secrets.value(secret, "username");
    var password = "PGPASSWORD=" + secrets.value(secret, "password");
    return container.exec(
        20,
        List.of(
            "env",
            password,
            "psql",
            "-XAt",
            "-h",
            container.address(),
            "-U",
            user,
            "-d",
            system,
            "-c",
            statement));
  }

  /** From another pod the password is asked for, and is the one of the Secret. */
  private void redis(String name, RunningContainer container) {
    var stranger =
        List.of("env", "-u", "REDISCLI_AUTH", "redis-cli", "-h", container.address(), "ping");
    var refused = container.exec(20, stranger);
    assertThat(refused.out() + refused.err()).as("%s without a password", name).contains("NOAUTH");

    var password = "REDISCLI_AUTH=" + secrets.value(system + "-redis", "password");
    var friend = List.of("env", password, "redis-cli", "-h", container.address(), "ping");
    assertThat(container.exec(20, friend).out()).as("%s with its password", name).contains("PONG");
  }

  /** The exporter reaches its server, with the role the manifest gives it. */
  private void exporter(RunningContainer container, String line) {
    Eventually.nothing(
        Duration.ofSeconds(30),
        () -> {
          var metrics = network.get(container.url("/metrics"), 10).orFail().out();
          return metrics.lines().anyMatch(line::equals)
              ? List.of()
              : List.of(line + " is not in /metrics");
        });
  }
}

package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What each kind of server must be able to do once it runs with the manifest's settings. */
final class ServerWork {

  private final Map<String, RunningContainer> running;
  private final PodNetwork network;

  ServerWork(Map<String, RunningContainer> running, PodNetwork network) {
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

  private void postgres(String name, RunningContainer container) {
    var sql = "SELECT extname FROM pg_extension ORDER BY 1; SELECT '[1,2,3]'::vector <-> '[1,2,4]'";
    var command =
        "PGPASSWORD=\"$POSTGRES_PASSWORD\" psql -At -h 127.0.0.1 -U \"$POSTGRES_USER\" -d \"${POSTGRES_DB:-$POSTGRES_USER}\" -c \"%s\"";
    var answer = container.exec(20, List.of("bash", "-c", command.formatted(sql))).orFail();

    assertThat(answer.out().lines()).as("extensions of %s", name).contains("vector", "1");
  }

  private void redis(String name, RunningContainer container) {
    var answer = container.exec(20, List.of("redis-cli", "ping"));

    assertThat(answer.out() + answer.err()).as("%s without a password", name).contains("NOAUTH");
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

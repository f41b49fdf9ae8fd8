package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of PostgreSQL's probes, which need no script. */
class ScriptsProbeIT {

  /** Exit code 1 is "rejects connections": it recovers after a crash, and must be left in peace. */
  private static final String[] LIVENESS = {
    "sh", "-c", "pg_isready --quiet --host=127.0.0.1 --port=\"$PGPORT\" || [ $? -eq 1 ]"
  };

  private static final String[] READINESS = {
    "sh", "-c", "exec pg_isready --quiet --host=127.0.0.1 --port=\"$PGPORT\""
  };

  @TempDir Path folder;

  private static int liveness(PostgresServer server) {
    return probe(server, LIVENESS);
  }

  private static int readiness(PostgresServer server) {
    return probe(server, READINESS);
  }

  private static int probe(PostgresServer server, String... command) {
    return Box.postgres().with("PGPORT", String.valueOf(server.port)).run(command).exit();
  }

  @Test
  void bothPassWhileItServesAndFailOnceItIsStopped() {
    try (var server = new PostgresServer(folder)) {
      assertThat(liveness(server)).isZero();
      assertThat(readiness(server)).isZero();

      server.ctl("-m", "fast", "stop").succeeds();

      assertThat(liveness(server)).isNotZero();
      assertThat(readiness(server)).isNotZero();
    }
  }

  @Test
  void aServerThatRecoversIsAliveAndNotReady() {
    try (var server = new PostgresServer(folder)) {
      server.ctl("-m", "fast", "stop").succeeds();
      // A standby without a primary, with hot standby off, stays in recovery and turns everybody
      // away.
      server.startInRecovery();

      assertThat(readiness(server)).isEqualTo(1);
      assertThat(liveness(server)).isZero();
    }
  }
}

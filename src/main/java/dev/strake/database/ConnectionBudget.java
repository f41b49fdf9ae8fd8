package dev.strake.database;

import dev.strake.platform.Part;
import dev.strake.value.Checks;
import java.util.ArrayList;
import java.util.List;

/** Whether the connections of a server suffice for all its users at their largest. */
final class ConnectionBudget {
  /** What PostgreSQL itself keeps for superusers. */
  private static final int SUPERUSER = 3;

  /** What the role of the exporter is limited to. */
  private static final int MONITORING = 5;

  /** A migration, a backup, a restore and somebody who looks at them. */
  private static final int JOBS = 5;

  static final int RESERVED = SUPERUSER + MONITORING + JOBS;

  private final int connections;
  private final List<Claim> claims = new ArrayList<>();

  ConnectionBudget(int connections) {
    this.connections = connections;
  }

  void claim(Part user, int pods, int poolSize) {
    Checks.that(pods >= 1, "pods that use a database must be 1 or more, got %d", pods);
    Checks.that(poolSize >= 1, "pool size must be 1 or more, got %d", poolSize);
    claims.add(new Claim(user.name(), pods, poolSize));
  }

  int poolSizeFor(int pods) {
    Checks.that(pods >= 1, "pods that use a database must be 1 or more, got %d", pods);
    return Math.max(0, (connections - RESERVED) / pods);
  }

  List<String> problems(String database) {
    var used = claims.stream().mapToInt(Claim::total).sum() + RESERVED;
    if (used <= connections) {
      return List.of();
    }
    return List.of(
        "connections to %s must be at most max_connections of %d, got %d = %s; write %s"
            .formatted(database, connections, used, sum(), advice(used)));
  }

  private String sum() {
    var terms = new ArrayList<>(claims.stream().map(Claim::toString).toList());
    terms.add("monitoring " + MONITORING);
    terms.add("migration and backup " + JOBS);
    terms.add("superuser " + SUPERUSER);
    return String.join(" + ", terms);
  }

  private String advice(int used) {
    var fitting = poolSizeFor(claims.stream().mapToInt(Claim::pods).sum());
    var more = "maxConnections(%d)".formatted(used);
    return fitting == 0 ? more : "a pool size of %d for each pod, or %s".formatted(fitting, more);
  }

  private record Claim(String user, int pods, int poolSize) {
    int total() {
      return pods * poolSize;
    }

    @Override
    public String toString() {
      return "%s %d pods x %d".formatted(user, pods, poolSize);
    }
  }
}

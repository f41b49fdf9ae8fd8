package dev.strake.systems;

import dev.strake.backend.Backend;
import dev.strake.database.BackupMetrics;
import dev.strake.database.Postgres;
import dev.strake.database.Redis;
import dev.strake.metrics.PostgresExporter;
import dev.strake.metrics.RedisExporter;
import dev.strake.monitoring.Alert;
import dev.strake.monitoring.Alerts;
import dev.strake.monitoring.HttpTraffic;
import dev.strake.monitoring.Severity;
import dev.strake.value.Percent;
import java.time.Duration;
import java.util.List;

/** What must be told about HIVE: the six alerts it asked for, and those it forgot. */
final class HiveAlerts {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

  /** Requests per second below which one failure would count too much. */
  private static final double LEAST_RATE = 0.1;

  private HiveAlerts() {}

  static List<Alert> all(
      Backend backend, Postgres db, Redis cache, Percent errorRate, Duration backupAge) {
    var traffic = traffic(backend);
    var namespaces = backend.scope().namespaces().all().keySet();
    return List.of(
        Alerts.errorRate(traffic, errorRate, LEAST_RATE).lasting(Duration.ofMinutes(5)).build(),
        Alerts.latency(traffic, 0.95, LONGEST_ANSWER).lasting(Duration.ofMinutes(5)).build(),
        Alerts.podNotReady(namespaces).lasting(Duration.ofMinutes(5)).build(),
        Alerts.memoryNearLimit(namespaces, Percent.of(90)).lasting(Duration.ofMinutes(5)).build(),
        Alerts.down("DatabaseConnectionIssues", db, PostgresExporter.UP).build(),
        Alerts.down("RedisConnectionIssues", cache, RedisExporter.UP).build(),
        Alerts.failedShare(
                "PaymentFailures",
                backend,
                HiveMetrics.MPESA_TRANSACTIONS,
                "status",
                "failed|error|timeout",
                Percent.of(10))
            .build(),
        Alerts.tooOld(
                "BackupTooOld", "backup of the database", BackupMetrics.LAST_SUCCESS, backupAge)
            .build(),
        Alerts.tooOld(
                "RestoreTestTooOld",
                "restore test of the database",
                BackupMetrics.RESTORE_TEST_LAST_SUCCESS,
                Duration.ofDays(100))
            // Nobody need be woken up for it, nor for the first quarter's test that is yet to come.
            .severity(Severity.WARNING)
            .build(),
        Alerts.volumeFilling(namespaces, Percent.of(80)).build());
  }

  /** HIVE's requests; uploads and streams take their time and are not timed. */
  static HttpTraffic traffic(Backend backend) {
    return HttpTraffic.of(backend, HiveMetrics.HTTP_REQUESTS, HiveMetrics.HTTP_REQUEST_DURATION)
        .notTiming("path", "/(videos|images|reels)/.*");
  }
}

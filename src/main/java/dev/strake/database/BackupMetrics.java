package dev.strake.database;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.metrics.MetricType;

/** What the jobs of a {@link PostgresBackup} push when they went well, and only then. */
public final class BackupMetrics {

  /** When a dump was last in the object store and verified, in seconds since 1970. */
  public static final Metric LAST_SUCCESS = gauge("strake_backup_last_success_timestamp_seconds");

  /** Seconds from the start of the dump to its verified upload. */
  public static final Metric DURATION = gauge("strake_backup_duration_seconds");

  /** Size of the newest dump. */
  public static final Metric SIZE = gauge("strake_backup_size_bytes");

  /** When a restore was last tested and went well, in seconds since 1970. */
  public static final Metric RESTORE_TEST_LAST_SUCCESS =
      gauge("strake_restore_test_last_success_timestamp_seconds");

  /** Seconds from the start of the download to the checked database. */
  public static final Metric RESTORE_TEST_DURATION = gauge("strake_restore_test_duration_seconds");

  /** Size of the dump that was last restored as a test. */
  public static final Metric RESTORE_TEST_SIZE = gauge("strake_restore_test_size_bytes");

  /** All of them, as a Pushgateway shows them. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "strake_backup",
          "1",
          LAST_SUCCESS,
          DURATION,
          SIZE,
          RESTORE_TEST_LAST_SUCCESS,
          RESTORE_TEST_DURATION,
          RESTORE_TEST_SIZE);

  private BackupMetrics() {}

  private static Metric gauge(String name) {
    return Metric.foreign(MetricType.GAUGE, name).labels("database");
  }
}

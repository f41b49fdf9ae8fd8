package dev.strake.database;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.metrics.MetricType;

/** What the exporters beside databases and caches, and the backup, say. */
final class DatabaseMetrics {

  static final Exporter POSTGRES =
      Exporter.of(
          "postgres_exporter",
          "0.20.1",
          gauge("pg_up"),
          gauge("pg_settings_max_connections"),
          gauge("pg_stat_activity_count").labels("datname", "state", "usename"),
          gauge("pg_stat_activity_max_tx_duration").labels("datname", "state", "usename"),
          gauge("pg_database_size_bytes").labels("datname"),
          gauge("pg_locks_count").labels("datname", "mode"),
          gauge("pg_replication_is_replica"),
          gauge("pg_replication_lag_seconds"),
          counter("pg_stat_archiver_archived_count"),
          counter("pg_stat_archiver_failed_count"),
          gauge("pg_stat_archiver_last_archive_age"),
          counter("pg_stat_database_deadlocks").labels("datid", "datname"),
          counter("pg_stat_database_xact_commit").labels("datid", "datname"),
          counter("pg_stat_database_xact_rollback").labels("datid", "datname"));

  static final Exporter REDIS =
      Exporter.of(
          "redis_exporter",
          "1.89.0",
          gauge("redis_up"),
          gauge("redis_memory_used_bytes"),
          gauge("redis_memory_max_bytes"),
          gauge("redis_connected_clients"),
          gauge("redis_aof_last_write_status"),
          gauge("redis_aof_last_bgrewrite_status"),
          counter("redis_rejected_connections_total"),
          counter("redis_evicted_keys_total"),
          counter("redis_expired_keys_total"),
          counter("redis_keyspace_hits_total"),
          counter("redis_keyspace_misses_total"),
          counter("redis_commands_total").labels("cmd"));

  static final Exporter BACKUP =
      Exporter.of(
          "strake_backup",
          "1",
          gauge("strake_backup_last_success_timestamp_seconds").labels("database"),
          gauge("strake_backup_duration_seconds").labels("database"),
          gauge("strake_backup_size_bytes").labels("database"),
          gauge("strake_restore_test_last_success_timestamp_seconds").labels("database"),
          gauge("strake_restore_test_duration_seconds").labels("database"),
          gauge("strake_restore_test_size_bytes").labels("database"));

  private DatabaseMetrics() {}

  private static Metric gauge(String name) {
    return Metric.foreign(MetricType.GAUGE, name);
  }

  private static Metric counter(String name) {
    return Metric.foreign(MetricType.COUNTER, name);
  }
}

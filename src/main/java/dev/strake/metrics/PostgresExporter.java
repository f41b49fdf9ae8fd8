package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What postgres_exporter 0.20.1 says about PostgreSQL. */
public final class PostgresExporter {

  /** One where the database answers; absent where the exporter itself is down. */
  public static final Metric UP = Metric.foreign(GAUGE, "pg_up");

  /** Seconds a replica is behind, zero on a primary; grows without writes. */
  public static final Metric REPLICATION_LAG_SECONDS =
      Metric.foreign(GAUGE, "pg_replication_lag_seconds");

  /** One on a replica. */
  public static final Metric REPLICATION_IS_REPLICA =
      Metric.foreign(GAUGE, "pg_replication_is_replica");

  /** Bytes a replica is behind, seen from the primary. */
  public static final Metric STAT_REPLICATION_PG_WAL_LSN_DIFF =
      Metric.foreign(GAUGE, "pg_stat_replication_pg_wal_lsn_diff")
          .labels("application_name", "client_addr", "slot_name", "state");

  /** One where somebody reads from a slot. */
  public static final Metric REPLICATION_SLOTS_ACTIVE =
      Metric.foreign(GAUGE, "pg_replication_slots_active").labels("slot_name", "database");

  /** Bytes of log a slot holds back. */
  public static final Metric REPLICATION_SLOTS_PG_WAL_LSN_DIFF =
      Metric.foreign(GAUGE, "pg_replication_slots_pg_wal_lsn_diff").labels("slot_name", "database");

  /** One where somebody reads from a slot. */
  public static final Metric REPLICATION_SLOTS_SLOT_IS_ACTIVE =
      Metric.foreign(GAUGE, "pg_replication_slots_slot_is_active").labels("slot_name", "slot_type");

  /** Bytes that may be written before a slot is lost. */
  public static final Metric REPLICATION_SLOTS_SAFE_WAL_SIZE_BYTES =
      Metric.foreign(GAUGE, "pg_replication_slots_safe_wal_size_bytes")
          .labels("slot_name", "slot_type");

  /** One for the state of the log a slot needs. */
  public static final Metric REPLICATION_SLOTS_WAL_STATUS =
      Metric.foreign(GAUGE, "pg_replication_slots_wal_status")
          .labels("slot_name", "slot_type", "wal_status");

  /** Log files archived. */
  public static final Metric STAT_ARCHIVER_ARCHIVED_COUNT =
      Metric.foreign(COUNTER, "pg_stat_archiver_archived_count");

  /** Failed attempts to archive a log file. */
  public static final Metric STAT_ARCHIVER_FAILED_COUNT =
      Metric.foreign(COUNTER, "pg_stat_archiver_failed_count");

  /** Seconds since a log file was archived. */
  public static final Metric STAT_ARCHIVER_LAST_ARCHIVE_AGE =
      Metric.foreign(GAUGE, "pg_stat_archiver_last_archive_age");

  /** Connections by state. */
  public static final Metric STAT_ACTIVITY_COUNT =
      Metric.foreign(GAUGE, "pg_stat_activity_count")
          .labels(
              "datname",
              "state",
              "usename",
              "application_name",
              "backend_type",
              "wait_event_type",
              "wait_event");

  /** Seconds the longest transaction has run. */
  public static final Metric STAT_ACTIVITY_MAX_TX_DURATION =
      Metric.foreign(GAUGE, "pg_stat_activity_max_tx_duration")
          .labels(
              "datname",
              "state",
              "usename",
              "application_name",
              "backend_type",
              "wait_event_type",
              "wait_event");

  /** Connections the server accepts. */
  public static final Metric SETTINGS_MAX_CONNECTIONS =
      Metric.foreign(GAUGE, "pg_settings_max_connections");

  /** Connections kept for administrators. */
  public static final Metric SETTINGS_SUPERUSER_RESERVED_CONNECTIONS =
      Metric.foreign(GAUGE, "pg_settings_superuser_reserved_connections");

  /** Size of the buffer cache. */
  public static final Metric SETTINGS_SHARED_BUFFERS_BYTES =
      Metric.foreign(GAUGE, "pg_settings_shared_buffers_bytes");

  /** Log size that triggers a checkpoint. */
  public static final Metric SETTINGS_MAX_WAL_SIZE_BYTES =
      Metric.foreign(GAUGE, "pg_settings_max_wal_size_bytes");

  /** Size of a database. */
  public static final Metric DATABASE_SIZE_BYTES =
      Metric.foreign(GAUGE, "pg_database_size_bytes").labels("datname");

  /** Connections a database accepts, -1 for no limit of its own. */
  public static final Metric DATABASE_CONNECTION_LIMIT =
      Metric.foreign(GAUGE, "pg_database_connection_limit").labels("datname");

  /** Connections to a database. */
  public static final Metric STAT_DATABASE_NUMBACKENDS =
      Metric.foreign(GAUGE, "pg_stat_database_numbackends").labels("datid", "datname");

  /** Transactions committed. */
  public static final Metric STAT_DATABASE_XACT_COMMIT =
      Metric.foreign(COUNTER, "pg_stat_database_xact_commit").labels("datid", "datname");

  /** Transactions rolled back. */
  public static final Metric STAT_DATABASE_XACT_ROLLBACK =
      Metric.foreign(COUNTER, "pg_stat_database_xact_rollback").labels("datid", "datname");

  /** Blocks read from disk. */
  public static final Metric STAT_DATABASE_BLKS_READ =
      Metric.foreign(COUNTER, "pg_stat_database_blks_read").labels("datid", "datname");

  /** Blocks found in the buffer cache. */
  public static final Metric STAT_DATABASE_BLKS_HIT =
      Metric.foreign(COUNTER, "pg_stat_database_blks_hit").labels("datid", "datname");

  /** Rows inserted. */
  public static final Metric STAT_DATABASE_TUP_INSERTED =
      Metric.foreign(COUNTER, "pg_stat_database_tup_inserted").labels("datid", "datname");

  /** Rows updated. */
  public static final Metric STAT_DATABASE_TUP_UPDATED =
      Metric.foreign(COUNTER, "pg_stat_database_tup_updated").labels("datid", "datname");

  /** Rows deleted. */
  public static final Metric STAT_DATABASE_TUP_DELETED =
      Metric.foreign(COUNTER, "pg_stat_database_tup_deleted").labels("datid", "datname");

  /** Queries cancelled on a replica. */
  public static final Metric STAT_DATABASE_CONFLICTS =
      Metric.foreign(COUNTER, "pg_stat_database_conflicts").labels("datid", "datname");

  /** Deadlocks. */
  public static final Metric STAT_DATABASE_DEADLOCKS =
      Metric.foreign(COUNTER, "pg_stat_database_deadlocks").labels("datid", "datname");

  /** Bytes written to temporary files. */
  public static final Metric STAT_DATABASE_TEMP_BYTES =
      Metric.foreign(COUNTER, "pg_stat_database_temp_bytes").labels("datid", "datname");

  /** Locks held. */
  public static final Metric LOCKS_COUNT =
      Metric.foreign(GAUGE, "pg_locks_count").labels("datname", "mode");

  /** Rows of a table. */
  public static final Metric STAT_USER_TABLES_N_LIVE_TUP =
      Metric.foreign(GAUGE, "pg_stat_user_tables_n_live_tup")
          .labels("datname", "schemaname", "relname");

  /** Dead rows of a table. */
  public static final Metric STAT_USER_TABLES_N_DEAD_TUP =
      Metric.foreign(GAUGE, "pg_stat_user_tables_n_dead_tup")
          .labels("datname", "schemaname", "relname");

  /** When a table was last vacuumed, in seconds since 1970. */
  public static final Metric STAT_USER_TABLES_LAST_AUTOVACUUM =
      Metric.foreign(GAUGE, "pg_stat_user_tables_last_autovacuum")
          .labels("datname", "schemaname", "relname");

  /** Scans of a whole table. */
  public static final Metric STAT_USER_TABLES_SEQ_SCAN =
      Metric.foreign(COUNTER, "pg_stat_user_tables_seq_scan")
          .labels("datname", "schemaname", "relname");

  /** Size of the log folder. */
  public static final Metric WAL_SIZE_BYTES = Metric.foreign(GAUGE, "pg_wal_size_bytes");

  /** One where the last scrape failed. */
  public static final Metric EXPORTER_LAST_SCRAPE_ERROR =
      Metric.foreign(GAUGE, "pg_exporter_last_scrape_error");

  /** Executions of a query. */
  public static final Metric STAT_STATEMENTS_CALLS_TOTAL =
      Metric.foreign(COUNTER, "pg_stat_statements_calls_total")
          .labels("user", "datname", "queryid");

  /** Time spent in a query. */
  public static final Metric STAT_STATEMENTS_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "pg_stat_statements_seconds_total")
          .labels("user", "datname", "queryid");

  /** Transactions that run for long. */
  public static final Metric LONG_RUNNING_TRANSACTIONS =
      Metric.foreign(GAUGE, "pg_long_running_transactions");

  /** Start of the oldest of them. */
  public static final Metric LONG_RUNNING_TRANSACTIONS_OLDEST_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "pg_long_running_transactions_oldest_timestamp_seconds");

  /** Age of the oldest transaction id. */
  public static final Metric DATABASE_WRAPAROUND_AGE_DATFROZENXID_SECONDS =
      Metric.foreign(GAUGE, "pg_database_wraparound_age_datfrozenxid_seconds").labels("datname");

  /** Checkpoints by time. */
  public static final Metric STAT_CHECKPOINTER_NUM_TIMED_TOTAL =
      Metric.foreign(COUNTER, "pg_stat_checkpointer_num_timed_total");

  /** Checkpoints by request. */
  public static final Metric STAT_CHECKPOINTER_NUM_REQUESTED_TOTAL =
      Metric.foreign(COUNTER, "pg_stat_checkpointer_num_requested_total");

  /** When a replica last heard from its primary, in seconds since 1970. */
  public static final Metric STAT_WAL_RECEIVER_LAST_MSG_RECEIPT_TIME =
      Metric.foreign(GAUGE, "pg_stat_wal_receiver_last_msg_receipt_time")
          .labels("upstream_host", "slot_name", "status");

  /** When the server started, in seconds since 1970. */
  public static final Metric POSTMASTER_START_TIME_SECONDS =
      Metric.foreign(GAUGE, "pg_postmaster_start_time_seconds");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
              "postgres_exporter",
              "0.20.1",
              UP,
              REPLICATION_LAG_SECONDS,
              REPLICATION_IS_REPLICA,
              STAT_REPLICATION_PG_WAL_LSN_DIFF,
              REPLICATION_SLOTS_ACTIVE,
              REPLICATION_SLOTS_PG_WAL_LSN_DIFF,
              REPLICATION_SLOTS_SLOT_IS_ACTIVE,
              REPLICATION_SLOTS_SAFE_WAL_SIZE_BYTES,
              REPLICATION_SLOTS_WAL_STATUS,
              STAT_ARCHIVER_ARCHIVED_COUNT,
              STAT_ARCHIVER_FAILED_COUNT,
              STAT_ARCHIVER_LAST_ARCHIVE_AGE,
              STAT_ACTIVITY_COUNT,
              STAT_ACTIVITY_MAX_TX_DURATION,
              SETTINGS_MAX_CONNECTIONS,
              SETTINGS_SUPERUSER_RESERVED_CONNECTIONS,
              SETTINGS_SHARED_BUFFERS_BYTES,
              SETTINGS_MAX_WAL_SIZE_BYTES,
              DATABASE_SIZE_BYTES,
              DATABASE_CONNECTION_LIMIT,
              STAT_DATABASE_NUMBACKENDS,
              STAT_DATABASE_XACT_COMMIT,
              STAT_DATABASE_XACT_ROLLBACK,
              STAT_DATABASE_BLKS_READ,
              STAT_DATABASE_BLKS_HIT,
              STAT_DATABASE_TUP_INSERTED,
              STAT_DATABASE_TUP_UPDATED,
              STAT_DATABASE_TUP_DELETED,
              STAT_DATABASE_CONFLICTS,
              STAT_DATABASE_DEADLOCKS,
              STAT_DATABASE_TEMP_BYTES,
              LOCKS_COUNT,
              STAT_USER_TABLES_N_LIVE_TUP,
              STAT_USER_TABLES_N_DEAD_TUP,
              STAT_USER_TABLES_LAST_AUTOVACUUM,
              STAT_USER_TABLES_SEQ_SCAN,
              WAL_SIZE_BYTES,
              EXPORTER_LAST_SCRAPE_ERROR)
          .optional(
              "--collector.stat_statements",
              STAT_STATEMENTS_CALLS_TOTAL,
              STAT_STATEMENTS_SECONDS_TOTAL)
          .optional(
              "--collector.long_running_transactions",
              LONG_RUNNING_TRANSACTIONS,
              LONG_RUNNING_TRANSACTIONS_OLDEST_TIMESTAMP_SECONDS)
          .optional("--collector.database_wraparound", DATABASE_WRAPAROUND_AGE_DATFROZENXID_SECONDS)
          .optional(
              "--collector.stat_checkpointer",
              STAT_CHECKPOINTER_NUM_TIMED_TOTAL,
              STAT_CHECKPOINTER_NUM_REQUESTED_TOTAL)
          .optional("--collector.stat_wal_receiver", STAT_WAL_RECEIVER_LAST_MSG_RECEIPT_TIME)
          .optional("--collector.postmaster", POSTMASTER_START_TIME_SECONDS)
          .retired("pg_replication_lag", "pg_replication_lag_seconds")
          .retired("pg_replication_slot_slot_is_active", "pg_replication_slots_slot_is_active")
          .retired(
              "pg_replication_slot_safe_wal_size_bytes", "pg_replication_slots_safe_wal_size_bytes")
          .retired("pg_replication_slot_wal_status", "pg_replication_slots_wal_status")
          .retired(
              "pg_stat_bgwriter_checkpoints_timed_total", "pg_stat_checkpointer_num_timed_total")
          .retired(
              "pg_stat_bgwriter_checkpoints_req_total", "pg_stat_checkpointer_num_requested_total");

  private PostgresExporter() {}
}

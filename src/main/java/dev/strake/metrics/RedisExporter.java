package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What redis_exporter 1.89.0 says about Redis. */
public final class RedisExporter {

  /** One where the server answers; absent where the exporter itself is down. */
  public static final Metric UP = Metric.foreign(GAUGE, "redis_up");

  /** Memory used. */
  public static final Metric MEMORY_USED_BYTES = Metric.foreign(GAUGE, "redis_memory_used_bytes");

  /** Memory bound, zero for none: guard the division. */
  public static final Metric MEMORY_MAX_BYTES = Metric.foreign(GAUGE, "redis_memory_max_bytes");

  /** Clients connected. */
  public static final Metric CONNECTED_CLIENTS = Metric.foreign(GAUGE, "redis_connected_clients");

  /** Clients that wait in a blocking command. */
  public static final Metric BLOCKED_CLIENTS = Metric.foreign(GAUGE, "redis_blocked_clients");

  /** Clients the server accepts. */
  public static final Metric CONFIG_MAXCLIENTS = Metric.foreign(GAUGE, "redis_config_maxclients");

  /** Replicas connected. */
  public static final Metric CONNECTED_SLAVES = Metric.foreign(GAUGE, "redis_connected_slaves");

  /** One per server, with its role. */
  public static final Metric INSTANCE_INFO =
      Metric.foreign(GAUGE, "redis_instance_info")
          .labels("role", "redis_version", "redis_build_id", "redis_mode", "os");

  /** Connections refused at the bound. */
  public static final Metric REJECTED_CONNECTIONS_TOTAL =
      Metric.foreign(COUNTER, "redis_rejected_connections_total");

  /** Keys dropped for want of memory. */
  public static final Metric EVICTED_KEYS_TOTAL =
      Metric.foreign(COUNTER, "redis_evicted_keys_total");

  /** Keys that expired. */
  public static final Metric EXPIRED_KEYS_TOTAL =
      Metric.foreign(COUNTER, "redis_expired_keys_total");

  /** Keys found. */
  public static final Metric KEYSPACE_HITS_TOTAL =
      Metric.foreign(COUNTER, "redis_keyspace_hits_total");

  /** Keys not found. */
  public static final Metric KEYSPACE_MISSES_TOTAL =
      Metric.foreign(COUNTER, "redis_keyspace_misses_total");

  /** Commands executed. */
  public static final Metric COMMANDS_PROCESSED_TOTAL =
      Metric.foreign(COUNTER, "redis_commands_processed_total");

  /** Commands executed, by name. */
  public static final Metric COMMANDS_TOTAL =
      Metric.foreign(COUNTER, "redis_commands_total").labels("cmd");

  /** Time spent in commands, by name. */
  public static final Metric COMMANDS_DURATION_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "redis_commands_duration_seconds_total").labels("cmd");

  /** Keys in a database. */
  public static final Metric DB_KEYS = Metric.foreign(GAUGE, "redis_db_keys").labels("db");

  /** One where a replica is connected to its primary. */
  public static final Metric MASTER_LINK_UP =
      Metric.foreign(GAUGE, "redis_master_link_up").labels("master_host", "master_port");

  /** Seconds since a replica heard from its primary. */
  public static final Metric MASTER_LAST_IO_SECONDS_AGO =
      Metric.foreign(GAUGE, "redis_master_last_io_seconds_ago")
          .labels("master_host", "master_port");

  /** One where the append-only file was last written. */
  public static final Metric AOF_LAST_WRITE_STATUS =
      Metric.foreign(GAUGE, "redis_aof_last_write_status");

  /** One where the append-only file was last rewritten. */
  public static final Metric AOF_LAST_BGREWRITE_STATUS =
      Metric.foreign(GAUGE, "redis_aof_last_bgrewrite_status");

  /** One where the last snapshot succeeded. */
  public static final Metric RDB_LAST_BGSAVE_STATUS =
      Metric.foreign(GAUGE, "redis_rdb_last_bgsave_status");

  /** When the last snapshot was taken, in seconds since 1970. */
  public static final Metric RDB_LAST_SAVE_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "redis_rdb_last_save_timestamp_seconds");

  /** Seconds since the server started. */
  public static final Metric UPTIME_IN_SECONDS = Metric.foreign(GAUGE, "redis_uptime_in_seconds");

  /** Entries of the slow log. */
  public static final Metric SLOWLOG_LENGTH = Metric.foreign(GAUGE, "redis_slowlog_length");

  /** One where the cluster serves all slots. */
  public static final Metric CLUSTER_STATE = Metric.foreign(GAUGE, "redis_cluster_state");

  /** Slots of failed nodes. */
  public static final Metric CLUSTER_SLOTS_FAIL = Metric.foreign(GAUGE, "redis_cluster_slots_fail");

  /** One where the last scrape failed. */
  public static final Metric EXPORTER_LAST_SCRAPE_ERROR =
      Metric.foreign(GAUGE, "redis_exporter_last_scrape_error").labels("err");

  /** Length of a list or set, such as a queue. */
  public static final Metric KEY_SIZE = Metric.foreign(GAUGE, "redis_key_size").labels("db", "key");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
              "redis_exporter",
              "1.89.0",
              UP,
              MEMORY_USED_BYTES,
              MEMORY_MAX_BYTES,
              CONNECTED_CLIENTS,
              BLOCKED_CLIENTS,
              CONFIG_MAXCLIENTS,
              CONNECTED_SLAVES,
              INSTANCE_INFO,
              REJECTED_CONNECTIONS_TOTAL,
              EVICTED_KEYS_TOTAL,
              EXPIRED_KEYS_TOTAL,
              KEYSPACE_HITS_TOTAL,
              KEYSPACE_MISSES_TOTAL,
              COMMANDS_PROCESSED_TOTAL,
              COMMANDS_TOTAL,
              COMMANDS_DURATION_SECONDS_TOTAL,
              DB_KEYS,
              MASTER_LINK_UP,
              MASTER_LAST_IO_SECONDS_AGO,
              AOF_LAST_WRITE_STATUS,
              AOF_LAST_BGREWRITE_STATUS,
              RDB_LAST_BGSAVE_STATUS,
              RDB_LAST_SAVE_TIMESTAMP_SECONDS,
              UPTIME_IN_SECONDS,
              SLOWLOG_LENGTH,
              CLUSTER_STATE,
              CLUSTER_SLOTS_FAIL,
              EXPORTER_LAST_SCRAPE_ERROR)
          .optional("--check-single-keys", KEY_SIZE);

  private RedisExporter() {}
}

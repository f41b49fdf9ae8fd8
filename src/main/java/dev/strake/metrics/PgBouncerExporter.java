package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What pgbouncer-exporter 0.12.1 says about PgBouncer. */
public final class PgBouncerExporter {

  /** One where the pooler answers. */
  public static final Metric UP = Metric.foreign(GAUGE, "pgbouncer_up");

  /** Clients that have a server connection. */
  public static final Metric POOLS_CLIENT_ACTIVE_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_pools_client_active_connections").labels("database", "user");

  /** Clients that wait for one. */
  public static final Metric POOLS_CLIENT_WAITING_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_pools_client_waiting_connections")
          .labels("database", "user");

  /** How long the first of them has waited. */
  public static final Metric POOLS_CLIENT_MAXWAIT_SECONDS =
      Metric.foreign(GAUGE, "pgbouncer_pools_client_maxwait_seconds").labels("database", "user");

  /** Server connections in use. */
  public static final Metric POOLS_SERVER_ACTIVE_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_pools_server_active_connections").labels("database", "user");

  /** Server connections that are free. */
  public static final Metric POOLS_SERVER_IDLE_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_pools_server_idle_connections").labels("database", "user");

  /** Server connections a pool may have. */
  public static final Metric DATABASES_POOL_SIZE =
      Metric.foreign(GAUGE, "pgbouncer_databases_pool_size")
          .labels("name", "host", "port", "database", "force_user", "pool_mode");

  /** Server connections a pool has. */
  public static final Metric DATABASES_CURRENT_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_databases_current_connections")
          .labels("name", "host", "port", "database", "force_user", "pool_mode");

  /** Server connections a database may have. */
  public static final Metric DATABASES_MAX_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_databases_max_connections")
          .labels("name", "host", "port", "database", "force_user", "pool_mode");

  /** One where a database is paused. */
  public static final Metric DATABASES_PAUSED =
      Metric.foreign(GAUGE, "pgbouncer_databases_paused")
          .labels("name", "host", "port", "database", "force_user", "pool_mode");

  /** Queries. */
  public static final Metric STATS_TOTALS_QUERIES_POOLED_TOTAL =
      Metric.foreign(COUNTER, "pgbouncer_stats_totals_queries_pooled_total").labels("database");

  /** Time queries took. */
  public static final Metric STATS_TOTALS_QUERIES_DURATION_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "pgbouncer_stats_totals_queries_duration_seconds_total")
          .labels("database");

  /** Time clients waited. */
  public static final Metric STATS_TOTALS_CLIENT_WAIT_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "pgbouncer_stats_totals_client_wait_seconds_total")
          .labels("database");

  /** Transactions. */
  public static final Metric STATS_TOTALS_SQL_TRANSACTIONS_POOLED_TOTAL =
      Metric.foreign(COUNTER, "pgbouncer_stats_totals_sql_transactions_pooled_total")
          .labels("database");

  /** Clients connected. */
  public static final Metric USED_CLIENTS = Metric.foreign(GAUGE, "pgbouncer_used_clients");

  /** Clients the pooler accepts. */
  public static final Metric CONFIG_MAX_CLIENT_CONNECTIONS =
      Metric.foreign(GAUGE, "pgbouncer_config_max_client_connections");

  /** Server connections in use. */
  public static final Metric USED_SERVERS = Metric.foreign(GAUGE, "pgbouncer_used_servers");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "pgbouncer-exporter",
          "0.12.1",
          UP,
          POOLS_CLIENT_ACTIVE_CONNECTIONS,
          POOLS_CLIENT_WAITING_CONNECTIONS,
          POOLS_CLIENT_MAXWAIT_SECONDS,
          POOLS_SERVER_ACTIVE_CONNECTIONS,
          POOLS_SERVER_IDLE_CONNECTIONS,
          DATABASES_POOL_SIZE,
          DATABASES_CURRENT_CONNECTIONS,
          DATABASES_MAX_CONNECTIONS,
          DATABASES_PAUSED,
          STATS_TOTALS_QUERIES_POOLED_TOTAL,
          STATS_TOTALS_QUERIES_DURATION_SECONDS_TOTAL,
          STATS_TOTALS_CLIENT_WAIT_SECONDS_TOTAL,
          STATS_TOTALS_SQL_TRANSACTIONS_POOLED_TOTAL,
          USED_CLIENTS,
          CONFIG_MAX_CLIENT_CONNECTIONS,
          USED_SERVERS);

  private PgBouncerExporter() {}
}

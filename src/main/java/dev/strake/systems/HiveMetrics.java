package dev.strake.systems;

import dev.strake.metrics.Metric;
import java.util.List;

/**
 * What HIVE's backend publishes: the contract between its code and everything that reads it.
 *
 * <p>{@code path} holds the route's template, never the address that was asked for; unknown routes
 * share one value. {@code hive_active_users} and {@code hive_active_sessions} are the global number
 * from the shared store, the same in every pod.
 */
final class HiveMetrics {
  static final Metric HTTP_REQUESTS =
      Metric.counter("http_requests_total")
          .help("Answered requests; path is the template of the route, other for unknown routes")
          .labels("method", "path", "status");

  static final Metric HTTP_REQUEST_DURATION =
      Metric.histogram("http_request_duration_seconds")
          .help("Time to answer a request; path as in http_requests_total")
          .labels("method", "path", "status")
          .buckets(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10);

  static final Metric HTTP_REQUESTS_IN_PROGRESS =
      Metric.gauge("http_requests_in_progress").help("Requests being answered").labels("method");

  static final Metric ORDERS =
      Metric.counter("hive_orders_total").help("Orders").labels("status", "payment_method");

  /** Buckets from a cup of tea to a television. */
  static final Metric ORDER_VALUE =
      Metric.histogram("hive_order_value_kes")
          .help("Value of an order in Kenyan shillings")
          .buckets(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000);

  static final Metric ACTIVE_USERS =
      Metric.gauge("hive_active_users").help("Active users, the same in every pod");

  static final Metric ACTIVE_SESSIONS =
      Metric.gauge("hive_active_sessions").help("Active sessions, the same in every pod");

  static final Metric CACHE_HITS =
      Metric.counter("hive_cache_hits_total").help("Look-ups found").labels("cache_type");

  static final Metric CACHE_MISSES =
      Metric.counter("hive_cache_misses_total").help("Look-ups not found").labels("cache_type");

  static final Metric DB_QUERY_DURATION =
      Metric.histogram("hive_db_query_duration_seconds")
          .help("Time of a query")
          .labels("operation", "table")
          .buckets(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5);

  static final Metric DB_CONNECTIONS_ACTIVE =
      Metric.gauge("hive_db_connections_active").help("Connections in use by this pod");

  static final Metric EXTERNAL_REQUEST_DURATION =
      Metric.histogram("hive_external_request_duration_seconds")
          .help("Time of a call to a service outside")
          .labels("service", "endpoint")
          .buckets(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);

  static final Metric MPESA_TRANSACTIONS =
      Metric.counter("hive_mpesa_transactions_total")
          .help("M-Pesa transactions")
          .labels("type", "status");

  static final List<Metric> ALL =
      List.of(
          HTTP_REQUESTS,
          HTTP_REQUEST_DURATION,
          HTTP_REQUESTS_IN_PROGRESS,
          ORDERS,
          ORDER_VALUE,
          ACTIVE_USERS,
          ACTIVE_SESSIONS,
          CACHE_HITS,
          CACHE_MISSES,
          DB_QUERY_DURATION,
          DB_CONNECTIONS_ACTIVE,
          EXTERNAL_REQUEST_DURATION,
          MPESA_TRANSACTIONS);

  private HiveMetrics() {}
}

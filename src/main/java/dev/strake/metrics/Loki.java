package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;
import static dev.strake.metrics.MetricType.HISTOGRAM;

/** What Loki 3.7 says about itself. */
public final class Loki {

  /** One, with its version. */
  public static final Metric BUILD_INFO =
      Metric.foreign(GAUGE, "loki_build_info").labels("version", "revision", "branch", "goversion");

  /** Time requests took. */
  public static final Metric REQUEST_DURATION_SECONDS =
      Metric.foreign(HISTOGRAM, "loki_request_duration_seconds")
          .labels("method", "route", "status_code", "ws");

  /** Crashes caught. */
  public static final Metric PANIC_TOTAL = Metric.foreign(COUNTER, "loki_panic_total");

  /** Lines refused. */
  public static final Metric DISCARDED_SAMPLES_TOTAL =
      Metric.foreign(COUNTER, "loki_discarded_samples_total").labels("tenant", "reason");

  /** Bytes refused. */
  public static final Metric DISCARDED_BYTES_TOTAL =
      Metric.foreign(COUNTER, "loki_discarded_bytes_total").labels("tenant", "reason");

  /** Lines received. */
  public static final Metric DISTRIBUTOR_LINES_RECEIVED_TOTAL =
      Metric.foreign(COUNTER, "loki_distributor_lines_received_total").labels("tenant");

  /** Bytes received. */
  public static final Metric DISTRIBUTOR_BYTES_RECEIVED_TOTAL =
      Metric.foreign(COUNTER, "loki_distributor_bytes_received_total").labels("tenant");

  /** Streams in memory. */
  public static final Metric INGESTER_MEMORY_STREAMS =
      Metric.foreign(GAUGE, "loki_ingester_memory_streams").labels("tenant");

  /** Writes that failed on a full disk. */
  public static final Metric INGESTER_WAL_DISK_FULL_FAILURES_TOTAL =
      Metric.foreign(COUNTER, "loki_ingester_wal_disk_full_failures_total");

  /** One where the compactor runs. */
  public static final Metric BOLTDB_SHIPPER_COMPACTOR_RUNNING =
      Metric.foreign(GAUGE, "loki_boltdb_shipper_compactor_running");

  /** When old logs were last deleted, in seconds since 1970. */
  public static final Metric COMPACTOR_APPLY_RETENTION_LAST_SUCCESSFUL_RUN_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "loki_compactor_apply_retention_last_successful_run_timestamp_seconds");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "loki",
          "3.7",
          BUILD_INFO,
          REQUEST_DURATION_SECONDS,
          PANIC_TOTAL,
          DISCARDED_SAMPLES_TOTAL,
          DISCARDED_BYTES_TOTAL,
          DISTRIBUTOR_LINES_RECEIVED_TOTAL,
          DISTRIBUTOR_BYTES_RECEIVED_TOTAL,
          INGESTER_MEMORY_STREAMS,
          INGESTER_WAL_DISK_FULL_FAILURES_TOTAL,
          BOLTDB_SHIPPER_COMPACTOR_RUNNING,
          COMPACTOR_APPLY_RETENTION_LAST_SUCCESSFUL_RUN_TIMESTAMP_SECONDS);

  private Loki() {}
}

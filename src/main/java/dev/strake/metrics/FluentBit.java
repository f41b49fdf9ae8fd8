package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What Fluent Bit 5.1 says about itself, at its path {@code /api/v2/metrics/prometheus}. */
public final class FluentBit {

  /** Seconds since it started. */
  public static final Metric UPTIME =
      Metric.foreign(COUNTER, "fluentbit_uptime").labels("hostname");

  /** Records read. */
  public static final Metric INPUT_RECORDS_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_input_records_total").labels("name");

  /** Bytes read. */
  public static final Metric INPUT_BYTES_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_input_bytes_total").labels("name");

  /** Records sent. */
  public static final Metric OUTPUT_PROC_RECORDS_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_output_proc_records_total").labels("name");

  /** Errors when sending. */
  public static final Metric OUTPUT_ERRORS_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_output_errors_total").labels("name");

  /** Retries. */
  public static final Metric OUTPUT_RETRIES_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_output_retries_total").labels("name");

  /** Chunks given up after all retries. */
  public static final Metric OUTPUT_RETRIES_FAILED_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_output_retries_failed_total").labels("name");

  /** Records lost. */
  public static final Metric OUTPUT_DROPPED_RECORDS_TOTAL =
      Metric.foreign(COUNTER, "fluentbit_output_dropped_records_total").labels("name");

  /** Chunks held. */
  public static final Metric STORAGE_CHUNKS = Metric.foreign(GAUGE, "fluentbit_storage_chunks");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "fluent-bit",
          "5.1",
          UPTIME,
          INPUT_RECORDS_TOTAL,
          INPUT_BYTES_TOTAL,
          OUTPUT_PROC_RECORDS_TOTAL,
          OUTPUT_ERRORS_TOTAL,
          OUTPUT_RETRIES_TOTAL,
          OUTPUT_RETRIES_FAILED_TOTAL,
          OUTPUT_DROPPED_RECORDS_TOTAL,
          STORAGE_CHUNKS);

  private FluentBit() {}
}

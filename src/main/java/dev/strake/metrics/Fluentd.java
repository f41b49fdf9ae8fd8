package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What Fluentd 1.19 says about itself with its Prometheus plugin. */
public final class Fluentd {

  /** Chunks that wait. */
  public static final Metric OUTPUT_STATUS_BUFFER_QUEUE_LENGTH =
      Metric.foreign(GAUGE, "fluentd_output_status_buffer_queue_length")
          .labels("plugin_id", "type", "worker_id");

  /** Bytes that wait. */
  public static final Metric OUTPUT_STATUS_BUFFER_TOTAL_BYTES =
      Metric.foreign(GAUGE, "fluentd_output_status_buffer_total_bytes")
          .labels("plugin_id", "type", "worker_id");

  /** Free part of the buffer, in percent. */
  public static final Metric OUTPUT_STATUS_BUFFER_AVAILABLE_SPACE_RATIO =
      Metric.foreign(GAUGE, "fluentd_output_status_buffer_available_space_ratio")
          .labels("plugin_id", "type", "worker_id");

  /** Errors when sending. */
  public static final Metric OUTPUT_STATUS_NUM_ERRORS =
      Metric.foreign(COUNTER, "fluentd_output_status_num_errors")
          .labels("plugin_id", "type", "worker_id");

  /** Retries. */
  public static final Metric OUTPUT_STATUS_RETRY_COUNT =
      Metric.foreign(COUNTER, "fluentd_output_status_retry_count")
          .labels("plugin_id", "type", "worker_id");

  /** Chunks put back. */
  public static final Metric OUTPUT_STATUS_ROLLBACK_COUNT =
      Metric.foreign(COUNTER, "fluentd_output_status_rollback_count")
          .labels("plugin_id", "type", "worker_id");

  /** Records passed on. */
  public static final Metric OUTPUT_STATUS_EMIT_RECORDS =
      Metric.foreign(COUNTER, "fluentd_output_status_emit_records")
          .labels("plugin_id", "type", "worker_id");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of("fluentd", "1.19.3")
          .optional(
              "fluent-plugin-prometheus",
              OUTPUT_STATUS_BUFFER_QUEUE_LENGTH,
              OUTPUT_STATUS_BUFFER_TOTAL_BYTES,
              OUTPUT_STATUS_BUFFER_AVAILABLE_SPACE_RATIO,
              OUTPUT_STATUS_NUM_ERRORS,
              OUTPUT_STATUS_RETRY_COUNT,
              OUTPUT_STATUS_ROLLBACK_COUNT,
              OUTPUT_STATUS_EMIT_RECORDS);

  private Fluentd() {}
}

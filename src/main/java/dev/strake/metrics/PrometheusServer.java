package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What Prometheus 3.13 knows of every target, and of itself. */
public final class PrometheusServer {

  /** One where the last scrape of a target succeeded. */
  public static final Metric UP = Metric.foreign(GAUGE, "up");

  /** Time the last scrape of a target took. */
  public static final Metric SCRAPE_DURATION_SECONDS =
      Metric.foreign(GAUGE, "scrape_duration_seconds");

  /** Samples a target gave. */
  public static final Metric SCRAPE_SAMPLES_SCRAPED =
      Metric.foreign(GAUGE, "scrape_samples_scraped");

  /** Samples left after relabeling. */
  public static final Metric SCRAPE_SAMPLES_POST_METRIC_RELABELING =
      Metric.foreign(GAUGE, "scrape_samples_post_metric_relabeling");

  /** New series of the last scrape. */
  public static final Metric SCRAPE_SERIES_ADDED = Metric.foreign(GAUGE, "scrape_series_added");

  /** One for each alert that is pending or firing. */
  public static final Metric ALERTS =
      Metric.foreign(GAUGE, "ALERTS").labels("alertname", "alertstate", "severity");

  /** When an alert became active, in seconds since 1970. */
  public static final Metric ALERTS_FOR_STATE =
      Metric.foreign(GAUGE, "ALERTS_FOR_STATE").labels("alertname", "severity");

  /** One, with its version. */
  public static final Metric BUILD_INFO =
      Metric.foreign(GAUGE, "prometheus_build_info")
          .labels("branch", "goarch", "goos", "goversion", "revision", "tags", "version");

  /** One where the last reload of the configuration succeeded. */
  public static final Metric CONFIG_LAST_RELOAD_SUCCESSFUL =
      Metric.foreign(GAUGE, "prometheus_config_last_reload_successful");

  /** When the configuration was last reloaded, in seconds since 1970. */
  public static final Metric CONFIG_LAST_RELOAD_SUCCESS_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "prometheus_config_last_reload_success_timestamp_seconds");

  /** Alertmanagers known. */
  public static final Metric NOTIFICATIONS_ALERTMANAGERS_DISCOVERED =
      Metric.foreign(GAUGE, "prometheus_notifications_alertmanagers_discovered");

  /** Alerts that were not sent. */
  public static final Metric NOTIFICATIONS_DROPPED_TOTAL =
      Metric.foreign(COUNTER, "prometheus_notifications_dropped_total").labels("alertmanager");

  /** Alerts that could not be sent. */
  public static final Metric NOTIFICATIONS_ERRORS_TOTAL =
      Metric.foreign(COUNTER, "prometheus_notifications_errors_total").labels("alertmanager");

  /** Alerts sent. */
  public static final Metric NOTIFICATIONS_SENT_TOTAL =
      Metric.foreign(COUNTER, "prometheus_notifications_sent_total").labels("alertmanager");

  /** Rules that failed. */
  public static final Metric RULE_EVALUATION_FAILURES_TOTAL =
      Metric.foreign(COUNTER, "prometheus_rule_evaluation_failures_total").labels("rule_group");

  /** Evaluations skipped because the last took too long. */
  public static final Metric RULE_GROUP_ITERATIONS_MISSED_TOTAL =
      Metric.foreign(COUNTER, "prometheus_rule_group_iterations_missed_total").labels("rule_group");

  /** Time the last evaluation took. */
  public static final Metric RULE_GROUP_LAST_DURATION_SECONDS =
      Metric.foreign(GAUGE, "prometheus_rule_group_last_duration_seconds").labels("rule_group");

  /** Scrapes dropped for too many samples. */
  public static final Metric TARGET_SCRAPES_EXCEEDED_SAMPLE_LIMIT_TOTAL =
      Metric.foreign(COUNTER, "prometheus_target_scrapes_exceeded_sample_limit_total");

  /** Times a job had too many targets. */
  public static final Metric TARGET_SCRAPE_POOL_EXCEEDED_TARGET_LIMIT_TOTAL =
      Metric.foreign(COUNTER, "prometheus_target_scrape_pool_exceeded_target_limit_total");

  /** Samples older than what is stored. */
  public static final Metric TARGET_SCRAPES_SAMPLE_OUT_OF_ORDER_TOTAL =
      Metric.foreign(COUNTER, "prometheus_target_scrapes_sample_out_of_order_total");

  /** Samples with a time that is stored. */
  public static final Metric TARGET_SCRAPES_SAMPLE_DUPLICATE_TIMESTAMP_TOTAL =
      Metric.foreign(COUNTER, "prometheus_target_scrapes_sample_duplicate_timestamp_total");

  /** Failed look-ups of targets. */
  public static final Metric SD_REFRESH_FAILURES_TOTAL =
      Metric.foreign(COUNTER, "prometheus_sd_refresh_failures_total").labels("mechanism", "config");

  /** Series in memory. */
  public static final Metric TSDB_HEAD_SERIES =
      Metric.foreign(GAUGE, "prometheus_tsdb_head_series");

  /** Samples stored. */
  public static final Metric TSDB_HEAD_SAMPLES_APPENDED_TOTAL =
      Metric.foreign(COUNTER, "prometheus_tsdb_head_samples_appended_total").labels("type");

  /** Failed compactions. */
  public static final Metric TSDB_COMPACTIONS_FAILED_TOTAL =
      Metric.foreign(COUNTER, "prometheus_tsdb_compactions_failed_total");

  /** Failed reloads of blocks. */
  public static final Metric TSDB_RELOADS_FAILURES_TOTAL =
      Metric.foreign(COUNTER, "prometheus_tsdb_reloads_failures_total");

  /** Corruptions of the log. */
  public static final Metric TSDB_WAL_CORRUPTIONS_TOTAL =
      Metric.foreign(COUNTER, "prometheus_tsdb_wal_corruptions_total");

  /** Bytes of the stored blocks. */
  public static final Metric TSDB_STORAGE_BLOCKS_BYTES =
      Metric.foreign(GAUGE, "prometheus_tsdb_storage_blocks_bytes");

  /** Oldest sample, in seconds since 1970. */
  public static final Metric TSDB_LOWEST_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "prometheus_tsdb_lowest_timestamp_seconds");

  /** Requests answered. */
  public static final Metric HTTP_REQUESTS_TOTAL =
      Metric.foreign(COUNTER, "prometheus_http_requests_total").labels("handler", "code");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "prometheus",
          "3.13",
          UP,
          SCRAPE_DURATION_SECONDS,
          SCRAPE_SAMPLES_SCRAPED,
          SCRAPE_SAMPLES_POST_METRIC_RELABELING,
          SCRAPE_SERIES_ADDED,
          ALERTS,
          ALERTS_FOR_STATE,
          BUILD_INFO,
          CONFIG_LAST_RELOAD_SUCCESSFUL,
          CONFIG_LAST_RELOAD_SUCCESS_TIMESTAMP_SECONDS,
          NOTIFICATIONS_ALERTMANAGERS_DISCOVERED,
          NOTIFICATIONS_DROPPED_TOTAL,
          NOTIFICATIONS_ERRORS_TOTAL,
          NOTIFICATIONS_SENT_TOTAL,
          RULE_EVALUATION_FAILURES_TOTAL,
          RULE_GROUP_ITERATIONS_MISSED_TOTAL,
          RULE_GROUP_LAST_DURATION_SECONDS,
          TARGET_SCRAPES_EXCEEDED_SAMPLE_LIMIT_TOTAL,
          TARGET_SCRAPE_POOL_EXCEEDED_TARGET_LIMIT_TOTAL,
          TARGET_SCRAPES_SAMPLE_OUT_OF_ORDER_TOTAL,
          TARGET_SCRAPES_SAMPLE_DUPLICATE_TIMESTAMP_TOTAL,
          SD_REFRESH_FAILURES_TOTAL,
          TSDB_HEAD_SERIES,
          TSDB_HEAD_SAMPLES_APPENDED_TOTAL,
          TSDB_COMPACTIONS_FAILED_TOTAL,
          TSDB_RELOADS_FAILURES_TOTAL,
          TSDB_WAL_CORRUPTIONS_TOTAL,
          TSDB_STORAGE_BLOCKS_BYTES,
          TSDB_LOWEST_TIMESTAMP_SECONDS,
          HTTP_REQUESTS_TOTAL);

  private PrometheusServer() {}
}

package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What Grafana Alloy 1.21 says about itself. */
public final class Alloy {

  /** One, with its version. */
  public static final Metric BUILD_INFO =
      Metric.foreign(GAUGE, "alloy_build_info")
          .labels("version", "revision", "branch", "goversion");

  /** Components by health. */
  public static final Metric COMPONENT_CONTROLLER_RUNNING_COMPONENTS =
      Metric.foreign(GAUGE, "alloy_component_controller_running_components")
          .labels("controller_id", "controller_path", "health_type");

  /** One where the last reload of the configuration succeeded. */
  public static final Metric CONFIG_LAST_LOAD_SUCCESSFUL =
      Metric.foreign(GAUGE, "alloy_config_last_load_successful");

  /** Lines sent. */
  public static final Metric LOKI_WRITE_SENT_ENTRIES_TOTAL =
      Metric.foreign(COUNTER, "loki_write_sent_entries_total")
          .labels("component_id", "component_path", "host", "tenant");

  /** Lines lost. */
  public static final Metric LOKI_WRITE_DROPPED_ENTRIES_TOTAL =
      Metric.foreign(COUNTER, "loki_write_dropped_entries_total")
          .labels("component_id", "component_path", "host", "reason", "tenant");

  /** Bytes sent. */
  public static final Metric LOKI_WRITE_SENT_BYTES_TOTAL =
      Metric.foreign(COUNTER, "loki_write_sent_bytes_total")
          .labels("component_id", "component_path", "host", "tenant");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "alloy",
          "1.21",
          BUILD_INFO,
          COMPONENT_CONTROLLER_RUNNING_COMPONENTS,
          CONFIG_LAST_LOAD_SUCCESSFUL,
          LOKI_WRITE_SENT_ENTRIES_TOTAL,
          LOKI_WRITE_DROPPED_ENTRIES_TOTAL,
          LOKI_WRITE_SENT_BYTES_TOTAL);

  private Alloy() {}
}

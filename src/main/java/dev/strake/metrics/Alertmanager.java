package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What Alertmanager 0.34 says about itself. */
public final class Alertmanager {

  /** Alerts by state. */
  public static final Metric ALERTS = Metric.foreign(GAUGE, "alertmanager_alerts").labels("state");

  /** Alerts received. */
  public static final Metric ALERTS_RECEIVED_TOTAL =
      Metric.foreign(COUNTER, "alertmanager_alerts_received_total").labels("status", "version");

  /** Alerts refused. */
  public static final Metric ALERTS_INVALID_TOTAL =
      Metric.foreign(COUNTER, "alertmanager_alerts_invalid_total").labels("version");

  /** Notifications tried. */
  public static final Metric NOTIFICATIONS_TOTAL =
      Metric.foreign(COUNTER, "alertmanager_notifications_total").labels("integration");

  /** Notifications that failed. */
  public static final Metric NOTIFICATIONS_FAILED_TOTAL =
      Metric.foreign(COUNTER, "alertmanager_notifications_failed_total")
          .labels("integration", "reason");

  /** One where the last reload of the configuration succeeded. */
  public static final Metric CONFIG_LAST_RELOAD_SUCCESSFUL =
      Metric.foreign(GAUGE, "alertmanager_config_last_reload_successful");

  /** When the configuration was last reloaded, in seconds since 1970. */
  public static final Metric CONFIG_LAST_RELOAD_SUCCESS_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "alertmanager_config_last_reload_success_timestamp_seconds");

  /** Hash of the configuration; differs where replicas do. */
  public static final Metric CONFIG_HASH = Metric.foreign(GAUGE, "alertmanager_config_hash");

  /** Replicas that see each other. */
  public static final Metric CLUSTER_MEMBERS =
      Metric.foreign(GAUGE, "alertmanager_cluster_members");

  /** Replicas that are gone. */
  public static final Metric CLUSTER_FAILED_PEERS =
      Metric.foreign(GAUGE, "alertmanager_cluster_failed_peers");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "alertmanager",
          "0.34",
          ALERTS,
          ALERTS_RECEIVED_TOTAL,
          ALERTS_INVALID_TOTAL,
          NOTIFICATIONS_TOTAL,
          NOTIFICATIONS_FAILED_TOTAL,
          CONFIG_LAST_RELOAD_SUCCESSFUL,
          CONFIG_LAST_RELOAD_SUCCESS_TIMESTAMP_SECONDS,
          CONFIG_HASH,
          CLUSTER_MEMBERS,
          CLUSTER_FAILED_PEERS);

  private Alertmanager() {}
}

package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;
import static dev.strake.metrics.MetricType.HISTOGRAM;

/** What Grafana 13 says about itself. */
public final class Grafana {

  /** One, with its version. */
  public static final Metric BUILD_INFO =
      Metric.foreign(GAUGE, "grafana_build_info")
          .labels("version", "revision", "branch", "goversion", "edition");

  /** Time requests took. */
  public static final Metric HTTP_REQUEST_DURATION_SECONDS =
      Metric.foreign(HISTOGRAM, "grafana_http_request_duration_seconds")
          .labels("handler", "method", "status_code");

  /** Dashboards. */
  public static final Metric STAT_TOTALS_DASHBOARD =
      Metric.foreign(GAUGE, "grafana_stat_totals_dashboard");

  /** Rules that failed. */
  public static final Metric ALERTING_RULE_EVALUATION_FAILURES_TOTAL =
      Metric.foreign(COUNTER, "grafana_alerting_rule_evaluation_failures_total").labels("org");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "grafana",
          "13.2",
          BUILD_INFO,
          HTTP_REQUEST_DURATION_SECONDS,
          STAT_TOTALS_DASHBOARD,
          ALERTING_RULE_EVALUATION_FAILURES_TOTAL);

  private Grafana() {}
}

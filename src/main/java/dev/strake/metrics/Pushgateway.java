package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What Pushgateway 1.11.3 says about jobs that push to it. */
public final class Pushgateway {

  /** When a job last pushed, in seconds since 1970. */
  public static final Metric PUSH_TIME_SECONDS = Metric.foreign(GAUGE, "push_time_seconds");

  /** When a push last failed, in seconds since 1970. */
  public static final Metric PUSH_FAILURE_TIME_SECONDS =
      Metric.foreign(GAUGE, "push_failure_time_seconds");

  /** Requests answered. */
  public static final Metric PUSHGATEWAY_HTTP_REQUESTS_TOTAL =
      Metric.foreign(COUNTER, "pushgateway_http_requests_total")
          .labels("code", "handler", "method");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "pushgateway",
          "1.11.3",
          PUSH_TIME_SECONDS,
          PUSH_FAILURE_TIME_SECONDS,
          PUSHGATEWAY_HTTP_REQUESTS_TOTAL);

  private Pushgateway() {}
}

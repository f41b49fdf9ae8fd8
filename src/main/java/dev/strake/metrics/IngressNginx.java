package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;
import static dev.strake.metrics.MetricType.HISTOGRAM;

/** What the NGINX ingress controller says about requests. */
public final class IngressNginx {

  /** Requests answered. */
  public static final Metric REQUESTS =
      Metric.foreign(COUNTER, "nginx_ingress_controller_requests")
          .labels(
              "namespace",
              "ingress",
              "service",
              "host",
              "path",
              "method",
              "status",
              "canary",
              "controller_class",
              "controller_namespace",
              "controller_pod");

  /** Time from the first byte read to the last byte sent. */
  public static final Metric REQUEST_DURATION_SECONDS =
      Metric.foreign(HISTOGRAM, "nginx_ingress_controller_request_duration_seconds")
          .labels(
              "namespace",
              "ingress",
              "service",
              "host",
              "path",
              "method",
              "status",
              "canary",
              "controller_class",
              "controller_namespace",
              "controller_pod")
          .buckets(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

  /** Time the upstream took to answer. */
  public static final Metric RESPONSE_DURATION_SECONDS =
      Metric.foreign(HISTOGRAM, "nginx_ingress_controller_response_duration_seconds")
          .labels(
              "namespace",
              "ingress",
              "service",
              "host",
              "path",
              "method",
              "status",
              "canary",
              "controller_class",
              "controller_namespace",
              "controller_pod")
          .buckets(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

  /** Connections by state. */
  public static final Metric NGINX_PROCESS_CONNECTIONS =
      Metric.foreign(GAUGE, "nginx_ingress_controller_nginx_process_connections")
          .labels("state", "controller_class", "controller_namespace", "controller_pod");

  /** One where the last reload of the configuration succeeded. */
  public static final Metric CONFIG_LAST_RELOAD_SUCCESSFUL =
      Metric.foreign(GAUGE, "nginx_ingress_controller_config_last_reload_successful")
          .labels("controller_class", "controller_namespace", "controller_pod");

  /** When a certificate ends, in seconds since 1970. */
  public static final Metric SSL_EXPIRE_TIME_SECONDS =
      Metric.foreign(GAUGE, "nginx_ingress_controller_ssl_expire_time_seconds")
          .labels("namespace", "host", "secret_name", "class");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "ingress-nginx",
          "1.14",
          REQUESTS,
          REQUEST_DURATION_SECONDS,
          RESPONSE_DURATION_SECONDS,
          NGINX_PROCESS_CONNECTIONS,
          CONFIG_LAST_RELOAD_SUCCESSFUL,
          SSL_EXPIRE_TIME_SECONDS);

  private IngressNginx() {}
}

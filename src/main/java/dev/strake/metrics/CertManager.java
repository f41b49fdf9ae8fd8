package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What cert-manager 1.21 says about certificates. */
public final class CertManager {

  /** When a certificate ends, in seconds since 1970. */
  public static final Metric CERTIFICATE_EXPIRATION_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "certmanager_certificate_expiration_timestamp_seconds")
          .labels("name", "namespace", "issuer_name", "issuer_kind", "issuer_group");

  /** When a certificate should be renewed, in seconds since 1970. */
  public static final Metric CERTIFICATE_RENEWAL_TIMESTAMP_SECONDS =
      Metric.foreign(GAUGE, "certmanager_certificate_renewal_timestamp_seconds")
          .labels("name", "namespace", "issuer_name", "issuer_kind", "issuer_group");

  /** One for whether a certificate is ready. */
  public static final Metric CERTIFICATE_READY_STATUS =
      Metric.foreign(GAUGE, "certmanager_certificate_ready_status")
          .labels("name", "namespace", "condition", "issuer_name", "issuer_kind", "issuer_group");

  /** Errors of a controller. */
  public static final Metric CONTROLLER_SYNC_ERROR_COUNT =
      Metric.foreign(COUNTER, "certmanager_controller_sync_error_count").labels("controller");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "cert-manager",
          "1.21",
          CERTIFICATE_EXPIRATION_TIMESTAMP_SECONDS,
          CERTIFICATE_RENEWAL_TIMESTAMP_SECONDS,
          CERTIFICATE_READY_STATUS,
          CONTROLLER_SYNC_ERROR_COUNT);

  private CertManager() {}
}

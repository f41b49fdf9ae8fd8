package example.shop;

import dev.strake.metrics.Metric;

/** What the API publishes. */
final class ShopMetrics {
  static final Metric REQUESTS =
      Metric.counter("http_requests_total")
          .help("Answered requests")
          .labels("method", "path", "status");

  static final Metric DURATION =
      Metric.histogram("http_request_duration_seconds")
          .help("Time to answer a request")
          .labels("method", "path", "status")
          .buckets(0.1, 0.25, 0.5, 1, 2.5);

  private ShopMetrics() {}
}

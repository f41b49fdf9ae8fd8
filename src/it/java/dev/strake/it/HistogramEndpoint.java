package dev.strake.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.strake.metrics.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A program that publishes one histogram the way the client libraries of backends do: whole edges
 * without a decimal point, {@code le="2"}. Every time it is asked it has answered ten more
 * requests.
 */
final class HistogramEndpoint implements AutoCloseable {

  private final Metric metric;
  private final HttpServer server;
  private final long[] counts;
  private volatile double seconds;

  /**
   * @param seconds how long its first requests take
   */
  HistogramEndpoint(Metric metric, double seconds) {
    this.metric = metric;
    this.seconds = seconds;
    this.counts = new long[metric.buckets().size() + 1];
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/metrics", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** From now on requests take this long. */
  void takes(double newSeconds) {
    seconds = newSeconds;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    for (var i = 0; i < counts.length; i++) {
      var edge = i < metric.buckets().size() ? metric.buckets().get(i) : Double.POSITIVE_INFINITY;
      counts[i] += seconds <= edge ? 10 : 0;
    }
    var body = text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private String text() {
    var labels =
        metric.labels().stream()
            .map(
                l ->
                    l
                        + "=\""
                        + (l.equals("status") ? "200" : l.equals("path") ? "/orders/:id" : "GET")
                        + "\"")
            .collect(Collectors.joining(","));
    var text = new StringBuilder("# TYPE ").append(metric.name()).append(" histogram\n");
    for (var i = 0; i < counts.length; i++) {
      var edge =
          i < metric.buckets().size()
              ? BigDecimal.valueOf(metric.buckets().get(i)).stripTrailingZeros().toPlainString()
              : "+Inf";
      text.append("%s_bucket{%s,le=\"%s\"} %d\n".formatted(metric.name(), labels, edge, counts[i]));
    }
    var all = counts[counts.length - 1];
    text.append("%s_sum{%s} %s\n".formatted(metric.name(), labels, all * seconds));
    text.append("%s_count{%s} %d\n".formatted(metric.name(), labels, all));
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.strake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SloTest {
  private static final HttpTraffic TRAFFIC =
      new HttpTraffic(
          "shop-api",
          Shop.REQUESTS,
          Shop.DURATIONS,
          "status",
          Duration.ofMinutes(5),
          java.util.List.of());

  @Test
  void thePageFiresAtTheBurnRatesOfTheWorkbook() {
    // Budget 0.1 %: 14.4 times that over 1 h and 5 min, 6 times over 6 h and 30 min.
    var page = Slo.availability("Api", TRAFFIC, "99.9").alerts().get(0);
    assertThat(page.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(page.expr().toString())
        .contains("[1h]", "[5m]", "[6h]", "[30m]", "> 0.0144", "> 0.006")
        .doesNotContain("[3d]");
  }

  @Test
  void theTicketLooksAtThreeDays() {
    var ticket = Slo.availability("Api", TRAFFIC, "99.9").alerts().get(1);
    assertThat(ticket.severity()).isEqualTo(Severity.WARNING);
    assertThat(ticket.expr().toString()).contains("[3d]", "[6h]", "> 0.001");
  }

  @Test
  void bothWindowsMustBurn() {
    var expr = Slo.availability("Api", TRAFFIC, "99").alerts().get(1).expr().toString();
    assertThat(expr).containsOnlyOnce(" and ");
    assertThat(Slo.availability("Api", TRAFFIC, "99").leastRate(0.5).alerts().get(1).expr())
        .hasToString(
            expr
                + " and sum by (namespace, job) (rate(http_requests_total{job=\"shop-api\"}[3d]))"
                + " > 0.5");
  }

  @Test
  void slowRequestsAreThoseAboveTheEdge() {
    // The edge is matched as Prometheus 3 writes it and as older ones did.
    var expr = Slo.latency("ApiSpeed", TRAFFIC, "95", Duration.ofSeconds(2)).alerts().get(1).expr();
    assertThat(expr.toString())
        .startsWith(
            "1 - sum by (namespace, job)"
                + " (rate(http_request_duration_seconds_bucket{le=~\"2(\\\\.0)?\",job=\"shop-api\"}[3d]))"
                + " / sum by (namespace, job)"
                + " (rate(http_request_duration_seconds_count{job=\"shop-api\"}[3d])) > 0.05");
  }

  @Test
  void anObjectiveIsAPercentage() {
    assertThatThrownBy(() -> Slo.availability("Api", TRAFFIC, "0.999"))
        .hasMessage(
            "objective of Api must be a percentage between 1 and 100, both excluded, got 0.999;"
                + " write 99.9 for 99.9 %");
    assertThatThrownBy(() -> Slo.availability("Api", TRAFFIC, "100"))
        .hasMessageContaining("got 100;");
  }

  @Test
  void aBoundThatIsNoEdgeIsRefused() {
    assertThatThrownBy(() -> Slo.latency("Api", TRAFFIC, "99", Duration.ofSeconds(3)))
        .hasMessageContaining("latency bound must be an edge of the buckets");
  }
}

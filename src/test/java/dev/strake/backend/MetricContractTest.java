package dev.strake.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.manifest.ManifestYaml;
import dev.strake.metrics.Metric;
import dev.strake.value.Image;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Probe;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.junit.jupiter.api.Test;

/** What a program publishes is written down for those who write it. */
class MetricContractTest {
  private static final Image IMAGE = Image.of("registry.example/shop/api", "1.0.0");

  @Test
  void theContractSaysWhereAndWhatTheBackendPublishes() {
    var contract =
        contract(
            backend(
                Metric.histogram("answer_seconds")
                    .help("Time of an answer")
                    .labels("path", "status")
                    .buckets(0.5, 2),
                Metric.counter("orders_total")));

    assertThat(contract.at("/port").intValue()).isEqualTo(9100);
    assertThat(contract.at("/path").textValue()).isEqualTo("/numbers");
    assertThat(contract.at("/metrics"))
        .map(JsonNode::toString)
        .containsExactly(
            "{\"name\":\"answer_seconds\",\"buckets\":[0.5,2],\"help\":\"Time of an answer\","
                + "\"labels\":[\"path\",\"status\"],\"type\":\"histogram\"}",
            "{\"name\":\"orders_total\",\"labels\":[],\"type\":\"counter\"}");
  }

  @Test
  void theWorkersContractIsBesideTheWorker() {
    var chart = new Chart(new App(), "shop");
    new Worker(
        chart,
        "mailer",
        WorkerProps.builder(IMAGE, HealthCheck.live(Probe.exec("alive")))
            .exposes(List.of(Metric.gauge("waiting_mails")))
            .build());
    assertThat(contract(chart).at("/metrics/0/name").textValue()).isEqualTo("waiting_mails");
    assertThat(contract(chart).at("/path").textValue()).isEqualTo("/metrics");
  }

  @Test
  void noPodMountsTheContractSoThatItsChangeRollsNothing() {
    var chart = backend(Metric.counter("orders_total"));
    var name = contracts(chart).get(0).at("/metadata/name").textValue();
    assertThat(name).isEqualTo("shop-api-metrics");
    assertThat(objects(chart))
        .filteredOn(o -> o.at("/kind").asText().equals("Deployment"))
        .singleElement()
        .satisfies(d -> assertThat(d.toString()).doesNotContain(name));
  }

  @Test
  void withoutMetricsThereIsNoContract() {
    assertThat(contracts(backend())).isEmpty();
  }

  private static Chart backend(Metric... metrics) {
    var chart = new Chart(new App(), "shop");
    new Backend(
        chart,
        "api",
        BackendProps.builder(IMAGE)
            .health(HealthCheck.http("/live"))
            .exposes(List.of(metrics))
            .metricsAt(9100, "/numbers")
            .build());
    return chart;
  }

  private static JsonNode contract(Chart chart) {
    var file = contracts(chart).get(0).at("/data/metrics.yaml").textValue();
    return ManifestYaml.read(file).get(0);
  }

  private static List<JsonNode> contracts(Chart chart) {
    return objects(chart).stream().filter(o -> o.at("/kind").asText().equals("ConfigMap")).toList();
  }

  private static List<JsonNode> objects(Chart chart) {
    var objects = new ArrayList<JsonNode>();
    for (var object : chart.toJson()) {
      objects.add(new ObjectMapper().valueToTree(object));
    }
    return objects;
  }
}

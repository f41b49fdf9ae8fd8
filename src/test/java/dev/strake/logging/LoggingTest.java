package dev.strake.logging;

import static dev.strake.metrics.Fluentd.OUTPUT_STATUS_BUFFER_TOTAL_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.metrics.Loki;
import dev.strake.platform.LogStore;
import dev.strake.platform.Observed.Observation;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.Port;
import dev.strake.value.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private static final Synthesized SHOP =
      Synthesized.of(LoggingProps.builder(Shipper.fluentd()).build());

  @Test
  void onlyTheNamespaceOfTheCollectorIsPrivileged() {
    assertThat(level("shop-logging")).isEqualTo("privileged");
    assertThat(level("shop-monitoring")).isEqualTo("restricted");
    assertThat(SHOP.all("Namespace")).hasSize(2);
    for (var object : SHOP.objects()) {
      if (object.at("/metadata/namespace").asText().equals("shop-logging")) {
        assertThat(object.at("/metadata/name").asText())
            .matches("shop-fluentd.*|default-deny|allow-dns");
      }
    }
  }

  @Test
  void nothingButTheCollectorReachesLoki() {
    var ingress = SHOP.find("NetworkPolicy", "shop-loki").at("/spec/ingress");
    assertThat(ingress).hasSize(1);
    assertThat(ports(ingress.at("/0/ports"))).containsExactly(3100);
    var from = ingress.at("/0/from");
    assertThat(from).hasSize(1);
    assertThat(
            from.at("/0/namespaceSelector/matchLabels").get("kubernetes.io/metadata.name").asText())
        .isEqualTo("shop-logging");
    assertThat(from.at("/0/podSelector/matchLabels").get("app.kubernetes.io/name").asText())
        .isEqualTo("shop-fluentd");
  }

  @Test
  void theCollectorReachesLokiAndTheApiServerAlone() {
    var policy = SHOP.find("NetworkPolicy", "shop-fluentd");
    assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
    var egress = policy.at("/spec/egress");
    assertThat(egress).hasSize(2);
    assertThat(ports(egress.at("/0/ports"))).containsExactly(3100);
    assertThat(egress.at("/1/to").findValues("ipBlock")).isNotEmpty();
    assertThat(ports(egress.at("/1/ports"))).contains(6443).doesNotContain(3100);
  }

  @Test
  void aReaderGetsTheWayToLoki() {
    LogStore store = SHOP.system().logging;
    assertThat(store.url()).isEqualTo("http://shop-loki.shop-monitoring.svc:3100");
    assertThat(store.link().ports()).extracting(Port::number).containsExactly(3100);
    assertThat(((Pods) store.link().peer()).namespace()).isEqualTo("shop-monitoring");
    var service = SHOP.find("Service", "shop-loki");
    assertThat(service.at("/metadata/namespace").asText()).isEqualTo("shop-monitoring");
    assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(3100);
    // Without variables nothing tempts a backend to send its lines a second way.
    assertThat(store.link().environment()).isEmpty();
  }

  @Test
  void theServiceSelectsThePodsOfLoki() {
    var selector = SHOP.find("Service", "shop-loki").at("/spec/selector");
    var labels = SHOP.find("StatefulSet", "shop-loki").at("/spec/template/metadata/labels");
    for (var entry : selector.properties()) {
      assertThat(labels.get(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue());
    }
    assertThat(selector).isNotEmpty();
  }

  @Test
  void lokiAndTheCollectorAreScraped() {
    assertThat(SHOP.system().logging.observations())
        .extracting(o -> o.job() + " " + o.port().number() + o.path())
        .containsExactly("shop-loki 3100/metrics", "shop-fluentd 24231/metrics");
  }

  @Test
  void alertsCanReadWhatIsScraped() {
    var exporters =
        SHOP.system().logging.observations().stream().map(Observation::exporter).toList();
    assertThat(exporters.get(0).exports(Loki.DISCARDED_SAMPLES_TOTAL)).isTrue();
    // Fluentd says this only with the source prometheus_output_monitor, which stands in its file.
    assertThat(exporters.get(1).exports(OUTPUT_STATUS_BUFFER_TOTAL_BYTES)).isTrue();
    assertThat(SHOP.configFile("DaemonSet", "shop-fluentd", "fluent.conf"))
        .contains("@type prometheus_output_monitor\n");
  }

  @Test
  void lokiAndTheCollectorStandInOneFile() {
    assertThat(SHOP.system().logging.objects())
        .filteredOn(o -> List.of("StatefulSet", "DaemonSet", "ConfigMap").contains(o.id().kind()))
        .hasSize(4)
        .allSatisfy(o -> assertThat(o.stack().name()).isEqualTo("logging"));
  }

  @Test
  void aDiskThatCannotHoldTheRetentionIsAProblem() {
    var props =
        LoggingProps.builder(Shipper.fluentd())
            .retention(Duration.ofDays(7))
            .storage(Storage.gibibytes(31))
            .perDay(Storage.gibibytes(4))
            .build();
    // Seven days and the one being deleted, at 4 GiB each.
    assertThat(problems(props))
        .singleElement()
        .asString()
        .contains("storage must hold 8 days of 4Gi, got 31Gi; write 32 gibibytes or more");
  }

  @Test
  void aDiskThatJustHoldsTheRetentionIsFine() {
    var props =
        LoggingProps.builder(Shipper.fluentd())
            .storage(Storage.gibibytes(32))
            .perDay(Storage.gibibytes(4))
            .build();
    assertThat(problems(props)).isEmpty();
  }

  @Test
  void aBucketHoldsAnyRetention() {
    var props =
        LoggingProps.builder(Shipper.fluentd())
            .storage(LokiStorage.s3("shop-logs", "eu-west-1"))
            .perDay(Storage.gibibytes(4))
            .build();
    assertThat(problems(props)).isEmpty();
  }

  private static List<?> problems(LoggingProps props) {
    return new Synthesized.Shop(new App(), props).scope().problems().all();
  }

  private static String level(String namespace) {
    return SHOP.find("Namespace", namespace)
        .at("/metadata/labels")
        .get("pod-security.kubernetes.io/enforce")
        .asText();
  }

  private static List<Integer> ports(JsonNode ports) {
    var numbers = new ArrayList<Integer>();
    ports.forEach(port -> numbers.add(port.at("/port").asInt()));
    return numbers;
  }
}

package dev.strake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.manifest.ManifestYaml;
import org.junit.jupiter.api.Test;

class PrometheusOperatorTest {
  private static final PrometheusOperator OPERATOR =
      PrometheusOperator.ofStack("monitoring", "kube-prometheus-stack");
  private static final Written OWN = Written.typical();
  private static final Written SHOP =
      Written.of(
          draft -> {
            draft.typical();
            draft.props.operator(OPERATOR);
          });

  @Test
  void theSystemBringsNoProgramsThatTheClusterHas() {
    assertThat(SHOP.set().ofKind("StatefulSet").stream().map(s -> s.name()))
        .containsExactly("shop-pushgateway");
    assertThat(SHOP.set().ofKind("Deployment").stream().map(d -> d.name()))
        .containsExactly("shop-grafana");
    assertThat(SHOP.set().ofKind("ClusterRole")).isEmpty();
  }

  @Test
  void everyObservationHasItsMonitor() {
    assertThat(SHOP.set().ofKind("PodMonitor").stream().map(m -> m.name()))
        .containsExactlyInAnyOrder("shop-api", "shop-pushgateway");
    var spec = SHOP.spec("PodMonitor", "shop-api");
    assertThat(spec.at("/namespaceSelector/matchNames/0").asText()).isEqualTo("shop");
    assertThat(spec.at("/selector/matchLabels/app.kubernetes.io~1name").asText())
        .isEqualTo("shop-api");
    assertThat(spec.at("/podMetricsEndpoints/0/portNumber").asInt()).isEqualTo(9464);
    assertThat(spec.at("/podMetricsEndpoints/0/honorLabels").asBoolean()).isFalse();
    assertThat(
            SHOP.spec("PodMonitor", "shop-pushgateway")
                .at("/podMetricsEndpoints/0/honorLabels")
                .asBoolean())
        .isTrue();
  }

  @Test
  void jobsHaveTheNamesThatAlertsRead() {
    var job = SHOP.spec("PodMonitor", "shop-api").at("/podMetricsEndpoints/0/relabelings/0");
    assertThat(job.path("targetLabel").asText()).isEqualTo("job");
    assertThat(job.path("replacement").asText()).isEqualTo("shop-api");
  }

  @Test
  void theAlertsAreThoseOfAPrometheusOfItsOwn() {
    var rules = SHOP.spec("PrometheusRule", "shop").at("/groups/0/rules");
    var own = ManifestYaml.read(OWN.file("shop-prometheus", "rules.yml")).get(0);
    assertThat(rules).hasSameSizeAs(own.at("/groups/0/rules"));
    for (var i = 0; i < rules.size(); i++) {
      var alert = rules.get(i).path("alert").asText();
      // Only its own Prometheus can say that a job of the cluster is missing.
      if (!alert.equals("TargetDown")) {
        assertThat(rules.get(i)).as(alert).isEqualTo(own.at("/groups/0/rules/" + i));
      }
    }
  }

  @Test
  void theOperatorFindsItsObjectsByTheirLabel() {
    for (var kind : new String[] {"PodMonitor", "PrometheusRule", "AlertmanagerConfig"}) {
      assertThat(SHOP.set().ofKind(kind))
          .isNotEmpty()
          .allSatisfy(
              object ->
                  assertThat(object.at("/metadata/labels/release").asText())
                      .isEqualTo("kube-prometheus-stack"));
    }
  }

  @Test
  void credentialsAreKeysOfTheSecret() {
    var receivers = SHOP.spec("AlertmanagerConfig", "shop").path("receivers");
    assertThat(receivers.at("/1/pagerdutyConfigs/0/routingKey/name").asText())
        .isEqualTo("shop-alertmanager");
    assertThat(receivers.at("/1/pagerdutyConfigs/0/routingKey/key").asText()).isEqualTo("pager");
    assertThat(receivers.at("/2/slackConfigs/0/apiURL/key").asText()).isEqualTo("slack");
    assertThat(receivers.at("/3/webhookConfigs/0/urlSecret/key").asText()).isEqualTo("heartbeat");
  }

  @Test
  void theOperatorsPrometheusIsLetIn() {
    var from = SHOP.spec("NetworkPolicy", "shop-api").at("/ingress/0/from/0");
    assertThat(from.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name").asText())
        .isEqualTo("monitoring");
    assertThat(from.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText())
        .isEqualTo("prometheus");
  }

  @Test
  void itsProgramsHaveNoRoute() {
    var shop = Shop.of(draft -> draft.props.operator(OPERATOR));
    assertThatThrownBy(shop.monitoring::prometheus)
        .hasMessage(
            "route must lead to a part of the system, got prometheus, which the operator in"
                + " namespace 'monitoring' runs");
    assertThat(shop.monitoring.grafana().target().service()).isEqualTo("shop-grafana");
  }
}

package dev.strake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.manifest.ManifestYaml;
import dev.strake.value.Host;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrafanaTest {
  private static final Written SHOP = Written.typical();

  private static Map<String, String> environment(Written shop) {
    var all = new HashMap<String, String>();
    shop.spec("Deployment", "shop-grafana")
        .at("/template/spec/containers/0/env")
        .forEach(e -> all.put(e.path("name").asText(), e.path("value").asText()));
    return all;
  }

  private static JsonNode sources(Written shop) {
    var name =
        shop.spec("Deployment", "shop-grafana")
            .at("/template/spec/volumes/0/configMap/name")
            .asText();
    return ManifestYaml.read(shop.file(name, "sources.yaml")).get(0).path("datasources");
  }

  @Test
  void onlyPeopleWithThePasswordGetIn() {
    assertThat(environment(SHOP))
        .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false")
        .containsEntry("GF_USERS_ALLOW_SIGN_UP", "false")
        .containsEntry("GF_METRICS_ENABLED", "false")
        .containsEntry("GF_SECURITY_ADMIN_PASSWORD__FILE", "/etc/grafana/secrets/password");
    var pod = SHOP.spec("Deployment", "shop-grafana").at("/template/spec");
    assertThat(pod.at("/volumes").findValuesAsText("secretName"))
        .containsExactly("shop-grafana-admin");
    assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(472);
  }

  @Test
  void metricsAndLogsAreItsSources() {
    assertThat(sources(SHOP).findValuesAsText("type")).containsExactly("prometheus", "loki");
    assertThat(sources(SHOP).findValuesAsText("url"))
        .containsExactly(
            "http://shop-prometheus.shop-monitoring.svc:9090",
            "http://shop-loki.shop-monitoring.svc:3100");
  }

  @Test
  void itReachesItsSourcesAndNothingElse() {
    var egress = SHOP.spec("NetworkPolicy", "shop-grafana").path("egress");
    assertThat(egress).hasSize(2);
    assertThat(egress.findValuesAsText("port")).containsExactly("9090", "3100");
  }

  @Test
  void panelsReadTheSourcesThatAreProvisioned() throws JsonProcessingException {
    var page = page();
    var known = sources(SHOP).findValuesAsText("uid");
    assertThat(page.path("panels").findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(known).contains(source.path("uid").asText()));
  }

  @Test
  void pagesStandInTheOrderOfTheSource() throws JsonProcessingException {
    assertThat(page().path("uid").asText()).isEqualTo("shop-overview");
    assertThat(page().path("panels").findValuesAsText("title"))
        .containsExactly("Request Rate", "Error Rate", "Latency", "Targets", "Logs");
    assertThat(page().at("/panels/1/fieldConfig/defaults/thresholds/steps/1/value").asDouble())
        .isEqualTo(0.05);
    assertThat(page().at("/panels/2/targets").findValuesAsText("legendFormat"))
        .containsExactly("p50", "p95");
  }

  @Test
  void panelAndAlertReadTheSameExpression() throws JsonProcessingException {
    var shown = page().at("/panels/1/targets/0/expr").asText();
    assertThat(SHOP.rule("HighErrorRate").path("expr").asText()).startsWith(shown + " > 0.05");
  }

  @Test
  void aPublicGrafanaKnowsItsName() {
    var shop = Written.of(draft -> draft.props.grafanaHost(Host.of("grafana.shop.example")));
    assertThat(environment(shop))
        .containsEntry("GF_SERVER_ROOT_URL", "https://grafana.shop.example/")
        .containsEntry("GF_SECURITY_COOKIE_SECURE", "true");
    assertThat(environment(SHOP)).doesNotContainKey("GF_SERVER_ROOT_URL");
  }

  @Test
  void anotherSourceMakesANewPod() {
    // Grafana reads its sources at the start only.
    var shop =
        Written.of(draft -> draft.props.operator(PrometheusOperator.ofStack("metrics", "stack")));
    assertThat(shop.spec("Deployment", "shop-grafana").at("/template/spec/volumes/0"))
        .isNotEqualTo(SHOP.spec("Deployment", "shop-grafana").at("/template/spec/volumes/0"));
  }

  private static JsonNode page() throws JsonProcessingException {
    return new ObjectMapper().readTree(SHOP.file("shop-grafana-dashboards", "shop-overview.json"));
  }
}

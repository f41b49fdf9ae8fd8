package dev.strake.monitoring;

import static dev.strake.monitoring.Written.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.value.Storage;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PrometheusTest {
  private static final Written SHOP = Written.typical();

  @Test
  void exactlyWhatIsObservedIsScraped() {
    var jobs = new ArrayList<String>();
    SHOP.prometheus().path("scrape_configs").forEach(s -> jobs.add(s.path("job_name").asText()));
    assertThat(jobs)
        .containsExactlyInAnyOrder(
            "shop-api",
            "shop-pushgateway",
            "shop-kube-state-metrics",
            "shop-alertmanager",
            "shop-prometheus",
            "kubelet",
            "cadvisor");
  }

  @Test
  void podsAreFoundInTheirNamespaceByLabelsAndPort() {
    var scrape = SHOP.scrape("shop-api");
    assertThat(scrape.at("/kubernetes_sd_configs/0/role").asText()).isEqualTo("pod");
    assertThat(texts(scrape.at("/kubernetes_sd_configs/0/namespaces/names")))
        .containsExactly("shop");
    var labels = scrape.at("/relabel_configs/0");
    assertThat(texts(labels.path("source_labels")))
        .containsExactly(
            "__meta_kubernetes_pod_label_app_kubernetes_io_instance",
            "__meta_kubernetes_pod_label_app_kubernetes_io_name");
    assertThat(labels.path("regex").asText()).isEqualTo("shop;shop-api");
    assertThat(labels.path("action").asText()).isEqualTo("keep");
    var port = scrape.at("/relabel_configs/1");
    assertThat(texts(port.path("source_labels")))
        .containsExactly("__meta_kubernetes_pod_container_port_number");
    assertThat(port.path("regex").asText()).isEqualTo("9464");
    assertThat(port.path("action").asText()).isEqualTo("keep");
  }

  @Test
  void seriesSayWhichPodTheyAreOf() {
    var targets = new ArrayList<String>();
    SHOP.scrape("shop-api")
        .path("relabel_configs")
        .forEach(r -> targets.add(r.path("target_label").asText("")));
    assertThat(targets).contains("namespace", "pod", "container", "app");
  }

  @Test
  void aTargetWithTooManySamplesIsRefused() {
    assertThat(SHOP.scrape("shop-api").path("sample_limit").asInt()).isEqualTo(10_000);
    assertThat(SHOP.rule("ScrapeSampleLimit").path("expr").asText())
        .contains("prometheus_target_scrapes_exceeded_sample_limit_total");
  }

  @Test
  void onlyWhatSpeaksOfOthersKeepsItsOwnLabels() {
    for (var scrape : SHOP.prometheus().path("scrape_configs")) {
      var job = scrape.path("job_name").asText();
      assertThat(scrape.path("honor_labels").asBoolean())
          .as(job)
          .isEqualTo(job.endsWith("pushgateway") || job.endsWith("kube-state-metrics"));
    }
  }

  @Test
  void kubeletsAreAskedWithTheTokenOverTls() {
    var scrape = SHOP.scrape("cadvisor");
    assertThat(scrape.path("scheme").asText()).isEqualTo("https");
    assertThat(scrape.path("metrics_path").asText()).isEqualTo("/metrics/cadvisor");
    assertThat(scrape.at("/kubernetes_sd_configs/0/role").asText()).isEqualTo("node");
    assertThat(scrape.at("/authorization/credentials_file").asText())
        .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount/token");
    assertThat(scrape.at("/metric_relabel_configs/0/regex").asText())
        .isEqualTo("|shop|shop-monitoring");
  }

  @Test
  void intervalsAreThirtySeconds() {
    assertThat(SHOP.prometheus().at("/global/scrape_interval").asText()).isEqualTo("30s");
    assertThat(SHOP.prometheus().at("/global/evaluation_interval").asText()).isEqualTo("30s");
  }

  @Test
  void alertsGoToEveryAlertmanagerPodAndNotToItsService() {
    var alertmanagers = SHOP.prometheus().at("/alerting/alertmanagers");
    assertThat(alertmanagers).hasSize(1);
    assertThat(alertmanagers.at("/0/kubernetes_sd_configs/0/role").asText()).isEqualTo("pod");
    assertThat(alertmanagers.at("/0/relabel_configs/0/regex").asText())
        .isEqualTo("shop;shop-alertmanager");
    assertThat(alertmanagers.at("/0/relabel_configs/1/regex").asText()).isEqualTo("9093");
  }

  @Test
  void samplesNeverFillTheDisk() {
    // 80 % of 50Gi; Prometheus counts a megabyte as 1024 times 1024 bytes.
    assertThat(SHOP.args("StatefulSet", "shop-prometheus"))
        .contains(
            "--storage.tsdb.retention.time=15d",
            "--storage.tsdb.retention.size=40960MB",
            "--web.enable-lifecycle");
  }

  @Test
  void retentionAndDiskAreTheUsersChoice() {
    var small =
        Written.of(
            draft ->
                draft.props.prometheusStorage(Storage.gibibytes(10)).retention(Duration.ofDays(7)));
    assertThat(small.args("StatefulSet", "shop-prometheus"))
        .contains("--storage.tsdb.retention.time=7d", "--storage.tsdb.retention.size=8192MB");
    assertThat(
            small
                .spec("StatefulSet", "shop-prometheus")
                .at("/volumeClaimTemplates/0/spec/resources/requests/storage")
                .asText())
        .isEqualTo("10Gi");
  }

  @Test
  void anotherAlertIsReloadedAndRollsNoPod() {
    var without = Written.of(draft -> {});
    assertThat(without.file("shop-prometheus", "rules.yml"))
        .isNotEqualTo(SHOP.file("shop-prometheus", "rules.yml"));
    assertThat(without.spec("StatefulSet", "shop-prometheus"))
        .isEqualTo(SHOP.spec("StatefulSet", "shop-prometheus"));
    assertThat(without.spec("Deployment", "shop-grafana"))
        .isEqualTo(SHOP.spec("Deployment", "shop-grafana"));
  }

  @Test
  void theReloaderWatchesTheFolderThatPrometheusReads() {
    var pod = SHOP.spec("StatefulSet", "shop-prometheus").at("/template/spec");
    var reloader = pod.at("/containers/1");
    assertThat(texts(reloader.path("args")))
        .contains("--reload-url=http://127.0.0.1:9090/-/reload", "--watched-dir=/etc/prometheus");
    assertThat(reloader.path("volumeMounts").get(0))
        .isEqualTo(pod.at("/containers/0/volumeMounts/0"));
    assertThat(pod.at("/volumes/0/configMap/name").asText()).isEqualTo("shop-prometheus");
  }

  @Test
  void prometheusMayReadWhatDiscoveryNeedsAndNothingElse() {
    var rules = SHOP.get("ClusterRole", "shop-prometheus").at("/rules");
    assertThat(rules).hasSize(3);
    assertThat(texts(rules.at("/0/resources"))).containsExactly("nodes", "pods", "services");
    assertThat(texts(rules.at("/0/verbs"))).containsExactly("get", "list", "watch");
    assertThat(texts(rules.at("/1/apiGroups"))).containsExactly("discovery.k8s.io");
    assertThat(texts(rules.at("/1/resources"))).containsExactly("endpointslices");
    assertThat(texts(rules.at("/2/resources"))).containsExactly("nodes/metrics");
    assertThat(texts(rules.at("/2/verbs"))).containsExactly("get");
  }

  @Test
  void kubeStateMetricsMayReadExactlyWhatItCollects() {
    var allowed = new ArrayList<String>();
    for (var rule : SHOP.get("ClusterRole", "shop-kube-state-metrics").at("/rules")) {
      allowed.addAll(texts(rule.path("resources")));
      assertThat(texts(rule.path("verbs"))).containsExactly("list", "watch");
    }
    var collected =
        SHOP.args("Deployment", "shop-kube-state-metrics").stream()
            .filter(arg -> arg.startsWith("--resources="))
            .map(arg -> arg.substring("--resources=".length()).split(","))
            .findFirst()
            .orElseThrow();
    assertThat(allowed).containsExactlyInAnyOrder(collected).doesNotContain("secrets");
  }

  @Test
  void prometheusReachesItsTargetsTheNodesAndTheApiServer() {
    var ports = new ArrayList<Integer>();
    SHOP.spec("NetworkPolicy", "shop-prometheus")
        .path("egress")
        .forEach(rule -> rule.path("ports").forEach(port -> ports.add(port.path("port").asInt())));
    assertThat(ports).contains(9464, 9091, 8080, 9093, 10250, 443);
  }

  @Test
  void whatIsObservedLetsPrometheusIn() {
    var rule = SHOP.spec("NetworkPolicy", "shop-api").at("/ingress/0");
    assertThat(
            rule.at("/from/0/podSelector/matchLabels").findValuesAsText("app.kubernetes.io/name"))
        .containsExactly("shop-prometheus");
    assertThat(rule.at("/ports/0/port").asInt()).isEqualTo(9464);
  }
}

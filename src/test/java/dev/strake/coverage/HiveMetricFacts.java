package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What HIVE's sheet says of metrics: what is published, who collects it and how long it stays. */
final class HiveMetricFacts {
  private static final String BACKEND = "hive-backend";

  private HiveMetricFacts() {}

  static void add(Facts facts) {
    contract(facts);
    traffic(facts);
    business(facts);
    rules(facts);
    collection(facts);
    exporters(facts);
  }

  private static void contract(Facts facts) {
    facts.prove(
        "HIVE-070",
        view -> {
          view.object("Deployment", BACKEND)
              .container("backend")
              .at("/ports[name=metrics]/containerPort")
              .is(9464);
          published(view, "/port").is(9464);
          published(view, "/path").is("/metrics");
          keepsPort(job(view, BACKEND)).is("9464");
          job(view, BACKEND).at("/metrics_path").is("/metrics");
        });
    facts.prove("HIVE-084", view -> published(view, "/metrics").hasSize(13));
    facts.provenBy("HIVE-D34", "HIVE-084");
    facts.prove(
        "HIVE-X07",
        view -> {
          published(view, "/port").is(9464);
          published(view, "/path").is("/metrics");
          published(view, "/metrics")
              .eachItem(
                  metric -> {
                    metric.at("/name").matches("[a-z_]+");
                    metric.at("/type").matches("counter|gauge|histogram");
                    metric.at("/labels").isPresent();
                  });
        });
  }

  private static void traffic(Facts facts) {
    metric(facts, "HIVE-071", "http_requests_total", "counter", "method", "path", "status");
    metric(
        facts,
        "HIVE-072",
        "http_request_duration_seconds",
        "histogram",
        "method",
        "path",
        "status");
    metric(facts, "HIVE-073", "http_requests_in_progress", "gauge", "method");
    metric(facts, "HIVE-078", "hive_cache_hits_total", "counter", "cache_type");
    metric(facts, "HIVE-079", "hive_cache_misses_total", "counter", "cache_type");
    metric(facts, "HIVE-080", "hive_db_query_duration_seconds", "histogram", "operation", "table");
    metric(facts, "HIVE-081", "hive_db_connections_active", "gauge");
    metric(
        facts,
        "HIVE-082",
        "hive_external_request_duration_seconds",
        "histogram",
        "service",
        "endpoint");
  }

  private static void business(Facts facts) {
    metric(facts, "HIVE-074", "hive_orders_total", "counter", "status", "payment_method");
    metric(facts, "HIVE-075", "hive_order_value_kes", "histogram");
    metric(facts, "HIVE-076", "hive_active_users", "gauge");
    metric(facts, "HIVE-077", "hive_active_sessions", "gauge");
    metric(facts, "HIVE-083", "hive_mpesa_transactions_total", "counter", "type", "status");
  }

  private static void metric(Facts facts, String id, String name, String type, String... labels) {
    facts.prove(
        id,
        view -> {
          published(view, name, "/type").is(type);
          published(view, name, "/labels").is(List.of(labels));
        });
  }

  private static void rules(Facts facts) {
    facts.prove(
        "HIVE-D25",
        view -> {
          published(view, "http_requests_total", "/help").contains("template of the route");
          published(view, "http_requests_total", "/help").contains("other for unknown routes");
          job(view, BACKEND).at("/sample_limit").is(10_000);
          view.alert("TargetDown").at("/expr").matches("up == 0 or .*");
          view.alert("ScrapeSampleLimit")
              .at("/expr")
              .contains("prometheus_target_scrapes_exceeded_sample_limit_total");
        });
    facts.prove(
        "HIVE-D26",
        view -> {
          published(view, "http_request_duration_seconds", "/type").is("histogram");
          published(view, "http_request_duration_seconds", "/buckets").hasItem(2);
          var expression = view.alert("HighLatency").at("/expr");
          expression.contains("histogram_quantile(0.95, sum by (namespace, job, le) (rate(");
          expression.contains("path!~\"/(videos|images|reels)/.*\"");
          view.alert("HighLatency").at("/for").is("5m");
        });
    facts.prove(
        "HIVE-D32",
        view -> {
          published(view, "hive_active_users", "/help").contains("the same in every pod");
          published(view, "hive_active_sessions", "/help").contains("the same in every pod");
          var panels = view.dashboard("HIVE Service Levels").at("/panels");
          panels.at("[title=Active users]/targets/0/expr").matches("max\\(hive_active_users\\{.*");
          panels
              .at("[title=Active sessions]/targets/0/expr")
              .matches("max\\(hive_active_sessions\\{.*");
        });
    facts.prove(
        "HIVE-D33",
        view -> {
          published(view, "hive_order_value_kes", "/type").is("histogram");
          published(view, "hive_order_value_kes", "/buckets")
              .satisfies("rises from small change to 100 000 shillings", HiveMetricFacts::isMoney);
        });
  }

  /** From what a snack costs to what a television costs, in rising steps. */
  private static boolean isMoney(JsonNode edges) {
    var last = 0.0;
    for (var edge : edges) {
      if (!edge.isNumber() || edge.doubleValue() <= last) {
        return false;
      }
      last = edge.doubleValue();
    }
    return edges.size() >= 8 && edges.get(0).doubleValue() <= 100 && last >= 100_000;
  }

  private static void collection(Facts facts) {
    facts.prove(
        "HIVE-011",
        view -> {
          var server = view.object("StatefulSet", "hive-prometheus");
          server.at("/spec/replicas").is(1);
          server.container("prometheus").at("/image").matches("docker.io/prom/prometheus:v3\\..+");
          job(view, BACKEND).at("/metrics_path").is("/metrics");
        });
    // 15 days would be too short for the 30 days of the service level on the dashboard (S39).
    stored(facts, "production", "31d", "50Gi");
    stored(facts, "staging", "7d", "10Gi");
  }

  private static void stored(Facts facts, String environment, String time, String storage) {
    facts.prove(
        "HIVE-S24",
        environment,
        view -> {
          config(view, "/global/scrape_interval").is("30s");
          job(view, BACKEND).at("/metrics_path").is("/metrics");
          job(view, BACKEND).at("/kubernetes_sd_configs/0/role").is("pod");
          keepsPort(job(view, BACKEND)).is("9464");
          view.hasNone("ServiceMonitor");
          var server = view.object("StatefulSet", "hive-prometheus");
          server
              .container("prometheus")
              .at("/args")
              .hasItem("--storage.tsdb.retention.time=" + time);
          server.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage").is(storage);
        });
  }

  private static void exporters(Facts facts) {
    facts.prove(
        "HIVE-S25",
        view -> {
          exporter(view, "hive-postgres-exporter", "exporter", 9187);
          exporter(view, "hive-redis-exporter", "exporter", 9121);
          exporter(view, "hive-kube-state-metrics", "kube-state-metrics", 8080);
          job(view, "kubelet").at("/kubernetes_sd_configs/0/role").is("node");
          job(view, "cadvisor").at("/kubernetes_sd_configs/0/role").is("node");
          job(view, "cadvisor").at("/metrics_path").is("/metrics/cadvisor");
          view.hasNo("DaemonSet", "hive-node-exporter");
        });
  }

  private static void exporter(View view, String name, String container, int port) {
    var program = view.object("Deployment", name).container(container);
    program.at("/image").matches(".+:v[0-9]+\\.[0-9]+\\.[0-9]+");
    program.at("/ports[name=metrics]/containerPort").is(port);
    keepsPort(job(view, name)).is(Integer.toString(port));
  }

  private static Value published(View view, String metric, String place) {
    return published(view, "/metrics[name=%s]%s".formatted(metric, place));
  }

  private static Value published(View view, String place) {
    return view.file("hive-backend-metrics", "metrics.yaml").yaml(place);
  }

  static Value job(View view, String job) {
    return config(view, "/scrape_configs[job_name=%s]".formatted(job));
  }

  static Value config(View view, String place) {
    return view.file("hive-prometheus", "prometheus.yml").yaml(place);
  }

  /** The port of a pod that is scraped: the second rule of each job of pods. */
  private static Value keepsPort(Value job) {
    var rule = job.at("/relabel_configs/1");
    rule.at("/action").is("keep");
    rule.at("/source_labels").is(List.of("__meta_kubernetes_pod_container_port_number"));
    return rule.at("/regex");
  }
}

package dev.strake.monitoring;

import dev.strake.metrics.Kubelet;
import dev.strake.metrics.Metric;
import dev.strake.platform.Environment;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code prometheus.yml}: exactly the observed pods, and what the kubelets measure. */
final class PrometheusConfig {
  private static final String INTERVAL = "30s";
  private static final String TOKEN_FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount/";

  /** The kubelets speak for all pods of a node, kube-state-metrics for all of the cluster. */
  private static final int CLUSTER_SAMPLE_LIMIT = 200_000;

  private final MonitoringProps props;
  private final List<String> namespaces;

  PrometheusConfig(MonitoringProps props, List<String> namespaces) {
    this.props = props;
    this.namespaces = List.copyOf(namespaces);
  }

  String write(
      Environment environment, String system, List<ScrapeJob> jobs, Pods alertmanager, Port port) {
    var scrapes = new ArrayList<Map<String, Object>>();
    jobs.forEach(job -> scrapes.add(pods(job)));
    scrapes.add(
        kubelet(
            "kubelet", "/metrics", List.of(keep("__name__", names(Kubelet.EXPORTER.metrics())))));
    scrapes.add(kubelet("cadvisor", "/metrics/cadvisor", List.of()));
    var global =
        Map.of(
            "scrape_interval",
            INTERVAL,
            "scrape_timeout",
            "10s",
            "evaluation_interval",
            INTERVAL,
            "external_labels",
            Map.of("environment", environment.id(), "system", system));
    return Yaml.write(
        Map.of(
            "global",
            global,
            "rule_files",
            List.of("/etc/prometheus/rules.yml"),
            "alerting",
            Map.of("alertmanagers", List.of(alertmanagers(alertmanager, port))),
            "scrape_configs",
            scrapes));
  }

  private static Map<String, Object> alertmanagers(Pods pods, Port port) {
    return Map.of(
        "kubernetes_sd_configs", List.of(discovery(pods)), "relabel_configs", selects(pods, port));
  }

  private Map<String, Object> pods(ScrapeJob job) {
    var observation = job.observation();
    var config = new LinkedHashMap<String, Object>();
    config.put("job_name", observation.job());
    config.put("metrics_path", observation.path());
    config.put("kubernetes_sd_configs", List.of(discovery(observation.pods())));
    var relabeling = new ArrayList<>(selects(observation.pods(), observation.port()));
    relabeling.add(copy("__meta_kubernetes_namespace", "namespace"));
    relabeling.add(copy("__meta_kubernetes_pod_name", "pod"));
    relabeling.add(copy("__meta_kubernetes_pod_container_name", "container"));
    relabeling.add(copy("__meta_kubernetes_pod_label_app", "app"));
    config.put("relabel_configs", relabeling);
    config.put("sample_limit", job.honorLabels() ? CLUSTER_SAMPLE_LIMIT : props.sampleLimit());
    // Without a content type, Prometheus 3 refuses a scrape unless it is told what to expect.
    config.put("fallback_scrape_protocol", "PrometheusText0.0.4");
    if (job.honorLabels()) {
      config.put("honor_labels", true);
      config.put("metric_relabel_configs", List.of(keep("namespace", "|" + ownNamespaces())));
    }
    return config;
  }

  private static Map<String, Object> discovery(Pods pods) {
    return Map.of("role", "pod", "namespaces", Map.of("names", List.of(pods.namespace())));
  }

  /** Keeps one port of the selected pods, and only while they run. */
  private static List<Map<String, Object>> selects(Pods pods, Port port) {
    var selector = new TreeMap<>(pods.selector());
    var labels =
        selector.keySet().stream()
            .map(label -> "__meta_kubernetes_pod_label_" + label.replaceAll("[^a-zA-Z0-9_]", "_"))
            .toList();
    var values = selector.values().stream().map(v -> v.replace(".", "\\."));
    var all = new ArrayList<Map<String, Object>>();
    all.add(keep(labels, values.collect(Collectors.joining(";"))));
    all.add(keep("__meta_kubernetes_pod_container_port_number", Integer.toString(port.number())));
    all.add(
        Map.of(
            "source_labels", List.of("__meta_kubernetes_pod_phase"),
            "regex", "Pending|Succeeded|Failed",
            "action", "drop"));
    return all;
  }

  private Map<String, Object> kubelet(
      String job, String path, List<Map<String, Object>> metricRelabeling) {
    var tls = new LinkedHashMap<String, Object>();
    tls.put("ca_file", TOKEN_FOLDER + "ca.crt");
    if (!props.verifyKubelets()) {
      tls.put("insecure_skip_verify", true);
    }
    var filters = new ArrayList<>(metricRelabeling);
    filters.add(keep("namespace", "|" + ownNamespaces()));
    return Map.of(
        "job_name", job,
        "scheme", "https",
        "metrics_path", path,
        "kubernetes_sd_configs", List.of(Map.of("role", "node")),
        "authorization", Map.of("credentials_file", TOKEN_FOLDER + "token"),
        "tls_config", tls,
        "relabel_configs", List.of(copy("__meta_kubernetes_node_name", "node")),
        "metric_relabel_configs", filters,
        "sample_limit", CLUSTER_SAMPLE_LIMIT);
  }

  private String ownNamespaces() {
    return String.join("|", namespaces);
  }

  private static String names(List<Metric> metrics) {
    return metrics.stream()
        .flatMap(metric -> metric.seriesNames().stream())
        .sorted()
        .collect(Collectors.joining("|"));
  }

  private static Map<String, Object> keep(String label, String regex) {
    return keep(List.of(label), regex);
  }

  private static Map<String, Object> keep(List<String> labels, String regex) {
    return Map.of("source_labels", labels, "regex", regex, "action", "keep");
  }

  private static Map<String, Object> copy(String from, String to) {
    return Map.of("source_labels", List.of(from), "target_label", to);
  }
}

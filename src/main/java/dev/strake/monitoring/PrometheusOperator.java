package dev.strake.monitoring;

import dev.strake.value.Names;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Prometheus Operator that the cluster has already. The system then brings no Prometheus of its
 * own, but objects that tell the operator's what to scrape, what to alert on and whom to tell.
 *
 * <p>The operator's Alertmanager must have {@code alertmanagerConfigMatcherStrategy: None}, or it
 * tells nobody of alerts from other namespaces than that of the monitoring.
 *
 * @param namespace where its Prometheus runs
 * @param pods labels that select the pods of its Prometheus
 * @param labels labels by which it finds monitors and rules; others it ignores without a word
 */
public record PrometheusOperator(
    String namespace, Map<String, String> pods, Map<String, String> labels) {

  public PrometheusOperator {
    Names.checkName("namespace of the operator's Prometheus", namespace);
    pods = Map.copyOf(pods);
    labels = Map.copyOf(labels);
  }

  /** The operator of kube-prometheus-stack, installed under that release name. */
  public static PrometheusOperator ofStack(String namespace, String release) {
    return new PrometheusOperator(
        namespace, Map.of("app.kubernetes.io/name", "prometheus"), Map.of("release", release));
  }

  /** The same finding its objects by one more label. */
  public PrometheusOperator label(String key, String value) {
    var more = new TreeMap<>(labels);
    more.put(key, value);
    return new PrometheusOperator(namespace, pods, more);
  }

  /** Address of its Prometheus, behind the Service that the operator itself makes. */
  String url() {
    return "http://prometheus-operated." + namespace + ".svc:9090";
  }
}

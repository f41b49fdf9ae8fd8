package dev.strake.backend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.ManifestYaml;
import dev.strake.metrics.Metric;
import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;

/**
 * What a program must publish, written where both sides can read it: a ConfigMap of a fixed name
 * that no pod mounts, so that a change of the contract is seen in the output and rolls nothing. The
 * annotation {@code strake.dev/contract} says so to those who look for unused objects.
 */
final class MetricContract {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MetricContract() {}

  /** Adds {@code <name>-metrics} with the file {@code metrics.yaml}, if there are metrics. */
  static void add(
      Part owner, Stack stack, String component, List<Metric> metrics, Port port, String path) {
    if (metrics.isEmpty()) {
      return;
    }
    var namespace = owner.scope().namespaces().base();
    var meta =
        owner
            .metadata(owner.name() + "-metrics", namespace, owner.labels(component))
            .annotation("strake.dev/contract", "metrics")
            .build();
    owner.add(
        stack,
        Kinds.CONFIG_MAP,
        KubeConfigMapProps.builder()
            .metadata(meta)
            .data(Map.of("metrics.yaml", text(metrics, port, path)))
            .build());
  }

  private static String text(List<Metric> metrics, Port port, String path) {
    var contract = NODES.objectNode().put("port", port.number()).put("path", path);
    var list = contract.putArray("metrics");
    metrics.forEach(metric -> list.add(entry(metric)));
    return ManifestYaml.write(List.of(contract));
  }

  private static ObjectNode entry(Metric metric) {
    var entry = NODES.objectNode();
    entry.put("name", metric.name()).put("type", metric.type().toString());
    if (!metric.help().isEmpty()) {
      entry.put("help", metric.help());
    }
    var labels = entry.putArray("labels");
    metric.labels().forEach(labels::add);
    if (!metric.buckets().isEmpty()) {
      var buckets = entry.putArray("buckets");
      metric.buckets().forEach(buckets::add);
    }
    return entry;
  }
}

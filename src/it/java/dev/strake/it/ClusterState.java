package dev.strake.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What of an environment is not yet, or no longer, as it should be in the cluster. */
final class ClusterState {

  private static final Map<String, String> READY_FIELDS =
      Map.of(
          "Deployment", "readyReplicas",
          "StatefulSet", "readyReplicas",
          "DaemonSet", "numberReady",
          "Job", "succeeded");

  private final Kubectl cluster;
  private final Delivery delivery;
  private final Set<String> namespaces;

  ClusterState(Kubectl cluster, Delivery delivery) {
    this.cluster = cluster;
    this.delivery = delivery;
    this.namespaces = new TreeSet<>();
    delivery.manifests().stream().map(m -> m.namespace()).forEach(namespaces::add);
  }

  /** Workloads that are not ready in full, claims that are not bound, pods that are not placed. */
  List<String> notReady() {
    return Stream.of(workloads(), claims(), pods()).flatMap(List::stream).toList();
  }

  private List<String> workloads() {
    var missing = new ArrayList<String>();
    for (var object : mine("deployments,statefulsets,daemonsets,jobs")) {
      var status = object.path("status");
      var wanted = wanted(object);
      var ready = status.path(READY_FIELDS.get(object.path("kind").asText())).asInt();
      var seen =
          object.path("kind").asText().equals("Job")
              || status.path("observedGeneration").asInt()
                  == object.at("/metadata/generation").asInt();
      if (!seen || ready < wanted) {
        missing.add(
            "%s: %d of %d ready%s".formatted(Kubectl.name(object), ready, wanted, reasons(status)));
      }
    }
    return missing;
  }

  private int wanted(JsonNode object) {
    var name = object.at("/metadata/name").asText();
    return switch (object.path("kind").asText()) {
      case "DaemonSet" -> Math.max(1, cluster.list("nodes").size());
      case "Job" -> object.at("/spec/completions").asInt(1);
      default -> Math.max(object.at("/spec/replicas").asInt(1), scaledTo(object, name));
    };
  }

  /** The least that an autoscaler of this workload asks for, 0 without one. */
  private int scaledTo(JsonNode object, String name) {
    return delivery.manifests().ofKind("HorizontalPodAutoscaler").stream()
        .filter(h -> h.namespace().equals(object.at("/metadata/namespace").asText()))
        .filter(h -> h.at("/spec/scaleTargetRef/name").asText().equals(name))
        .mapToInt(h -> h.at("/spec/minReplicas").asInt(1))
        .max()
        .orElse(0);
  }

  private static String reasons(JsonNode status) {
    var messages = status.path("conditions").findValuesAsText("message");
    return messages.isEmpty() ? "" : " " + messages;
  }

  private List<String> claims() {
    return mine("persistentvolumeclaims").stream()
        .filter(c -> !c.at("/status/phase").asText().equals("Bound"))
        .map(c -> Kubectl.name(c) + " is not bound")
        .toList();
  }

  private List<String> pods() {
    return mine("pods").stream()
        .filter(p -> p.at("/spec/nodeName").asText().isEmpty())
        .map(p -> Kubectl.name(p) + " is not scheduled" + reasons(p.path("status")))
        .toList();
  }

  /** What controllers complain of: refused pods show up here and nowhere else. */
  List<String> complaints() {
    return mine("events").stream()
        .filter(e -> e.path("type").asText().equals("Warning"))
        .filter(e -> e.path("reason").asText().matches("FailedCreate|FailedAdmission|Invalid.*"))
        .map(e -> e.at("/involvedObject/name").asText() + ": " + e.path("message").asText())
        .distinct()
        .toList();
  }

  /** Pods of this environment on a node that a drain should have moved. */
  List<String> evictableOn(String node) {
    return mine("pods").stream()
        .filter(p -> p.at("/spec/nodeName").asText().equals(node))
        .filter(p -> !p.at("/metadata/ownerReferences/0/kind").asText().equals("DaemonSet"))
        .filter(p -> !p.at("/status/phase").asText().matches("Succeeded|Failed"))
        .map(Kubectl::name)
        .toList();
  }

  List<JsonNode> mine(String kinds) {
    return cluster.list(kinds).stream()
        .filter(o -> namespaces.contains(o.at("/metadata/namespace").asText()))
        .toList();
  }
}

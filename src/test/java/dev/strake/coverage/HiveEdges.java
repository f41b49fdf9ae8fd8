package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.coverage.View.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may speak to whom in HIVE by its sheet, and the policy rules that follow from it. */
final class HiveEdges {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Comparator<JsonNode> BY_TEXT = Comparator.comparing(JsonNode::asText);

  /** Which program speaks to which, on which port; both ends are in HIVE. */
  private static final String EDGES =
      """
      backend postgres 5432
      backend redis 6379
      worker postgres 5432
      worker redis 6379
      backup postgres 5432
      restore postgres 5432
      migration postgres 5432
      postgres-exporter postgres 5432
      redis-exporter redis 6379
      backup pushgateway 9091
      restore-test pushgateway 9091
      fluentd loki 3100
      grafana loki 3100
      grafana prometheus 9090
      prometheus alertmanager 9093
      prometheus backend 9464
      prometheus postgres-exporter 9187
      prometheus redis-exporter 9121
      prometheus pushgateway 9091
      prometheus loki 3100
      prometheus fluentd 24231
      prometheus kube-state-metrics 8080
      prometheus prometheus 9090
      """;

  private static final Set<String> MONITORING =
      Set.of("pushgateway", "loki", "kube-state-metrics", "alertmanager", "prometheus", "grafana");

  /** Rules by direction, for each policy of one environment by its namespace and name. */
  private final Map<String, Map<String, List<Map<String, Object>>>> policies = new HashMap<>();

  private final boolean isProduction;

  HiveEdges(String environment) {
    isProduction = environment.equals("production");
    EDGES.lines().map(line -> line.split(" ")).filter(this::isThere).forEach(this::addEdge);
    for (var from : List.of("backend", "worker", "backup", "restore", "restore-test")) {
      addOut(from, "hive", List.of(internet()), tcp(443));
    }
    addOut("alertmanager", "hive-monitoring", List.of(internet()), tcp(443));
    for (var from : List.of("prometheus", "kube-state-metrics", "fluentd")) {
      addOut(from, namespace(from), privateRanges(), apiServer());
    }
    addOut("prometheus", "hive-monitoring", privateRanges(), tcp(10250));
    addIn("backend", List.of(controller()), tcp(3000));
    addIn("admin", List.of(controller()), tcp(3000));
    addIn("acme-solver", List.of(controller()), tcp(8089));
    if (isProduction) {
      addIn("grafana", List.of(controller()), tcp(3000));
      rules("hive-monitoring/hive-acme-solver", "ingress")
          .add(Map.of("from", List.of(controller()), "ports", tcp(8089)));
    }
    for (var namespace : List.of("hive", "hive-monitoring", "hive-logging")) {
      policies.put(namespace + "/default-deny", Map.of());
      rules(namespace + "/allow-dns", "egress").add(dns());
    }
  }

  /** Holds when the policies are these, each with these rules and no other. */
  void areAll(View view) {
    var seen = new ArrayList<String>();
    view.each(
        "NetworkPolicy",
        policy -> {
          var id = policy.at("/metadata/namespace").text() + "/" + policy.name();
          seen.add(id);
          if (!policies.containsKey(id)) {
            throw new AssertionError(id + " has no edge");
          }
          isOfItsPods(policy);
          hasOnly(policy, "ingress", "from", policies.get(id));
          hasOnly(policy, "egress", "to", policies.get(id));
        });
    if (seen.size() != policies.size() || !policies.keySet().equals(Set.copyOf(seen))) {
      throw new AssertionError("policies must be " + policies.keySet() + ", got " + seen);
    }
  }

  private static void isOfItsPods(Obj policy) {
    var selector = policy.at("/spec/podSelector");
    switch (policy.name()) {
      case "default-deny", "allow-dns" -> selector.is(Map.of());
      case "hive-acme-solver" ->
          selector.is(Map.of("matchLabels", Map.of("acme.cert-manager.io/http01-solver", "true")));
      default ->
          selector.is(Map.of("matchLabels", labels(policy.name().substring("hive-".length()))));
    }
    policy
        .at("/spec/policyTypes")
        .is(policy.name().equals("allow-dns") ? List.of("Egress") : List.of("Ingress", "Egress"));
  }

  private static void hasOnly(
      Obj policy, String direction, String peers, Map<String, List<Map<String, Object>>> rules) {
    var wanted = rules.getOrDefault(direction, List.of());
    var actual = policy.at("/spec/" + direction);
    if (wanted.isEmpty()) {
      actual.isAbsent();
      return;
    }
    actual.hasSize(wanted.size());
    for (var rule : wanted) {
      var item = actual.at("/" + indexOf(actual, rule));
      item.at("/ports").is(rule.get("ports"));
      item.at("/" + peers).is(rule.get(peers));
    }
  }

  /** Where the rule stands: to look first is much faster than to try to assert on every item. */
  private static int indexOf(Value rules, Map<String, Object> rule) {
    var wanted = JSON.<JsonNode>valueToTree(rule);
    for (var i = 0; i < rules.node().size(); i++) {
      if (wanted.equals(BY_TEXT, rules.node().get(i))) {
        return i;
      }
    }
    throw new AssertionError("%s: none is %s".formatted(rules.where(), wanted));
  }

  private boolean isThere(String[] edge) {
    return isProduction || !edge[0].equals("worker");
  }

  private void addEdge(String[] edge) {
    var from = edge[0];
    var to = edge[1];
    var ports = tcp(Integer.parseInt(edge[2]));
    addOut(from, namespace(from), List.of(pods(to, namespace(from))), ports);
    addIn(to, List.of(pods(from, namespace(to))), ports);
  }

  private void addOut(String from, String namespace, List<?> peers, List<?> ports) {
    if (isProduction || !from.equals("worker")) {
      rules(namespace + "/hive-" + from, "egress").add(Map.of("to", peers, "ports", ports));
    }
  }

  private void addIn(String to, List<?> peers, List<?> ports) {
    rules(namespace(to) + "/hive-" + to, "ingress").add(Map.of("from", peers, "ports", ports));
  }

  private List<Map<String, Object>> rules(String policy, String direction) {
    return policies
        .computeIfAbsent(policy, p -> new HashMap<>())
        .computeIfAbsent(direction, d -> new ArrayList<>());
  }

  static String namespace(String program) {
    if (program.equals("fluentd")) {
      return "hive-logging";
    }
    return MONITORING.contains(program) ? "hive-monitoring" : "hive";
  }

  /** A program's pods as a policy in a namespace names them. */
  static Map<String, Object> pods(String program, String seenFrom) {
    var pods = Map.of("matchLabels", labels(program));
    return namespace(program).equals(seenFrom)
        ? Map.of("podSelector", pods)
        : Map.of("podSelector", pods, "namespaceSelector", named(namespace(program)));
  }

  static Map<String, String> labels(String program) {
    return Map.of(
        "app.kubernetes.io/instance", "hive", "app.kubernetes.io/name", "hive-" + program);
  }

  static Map<String, Object> controller() {
    return Map.of("namespaceSelector", named("ingress-nginx"));
  }

  /** Kubernetes itself sets this label on every namespace. */
  private static Map<String, Object> named(String namespace) {
    return Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", namespace));
  }

  static Map<String, Object> internet() {
    var without =
        List.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");
    return Map.of("ipBlock", Map.of("cidr", "0.0.0.0/0", "except", without));
  }

  static List<Map<String, Object>> privateRanges() {
    return List.of(block("10.0.0.0/8"), block("172.16.0.0/12"), block("192.168.0.0/16"));
  }

  private static Map<String, Object> block(String cidr) {
    return Map.of("ipBlock", Map.of("cidr", cidr));
  }

  static Map<String, Object> dns() {
    var servers =
        Map.of(
            "namespaceSelector",
            named("kube-system"),
            "podSelector",
            Map.of("matchLabels", Map.of("k8s-app", "kube-dns")));
    return Map.of("to", List.of(servers), "ports", List.of(port("UDP", 53), port("TCP", 53)));
  }

  /** The port of the service and the port where the server itself often listens. */
  static List<Map<String, Object>> apiServer() {
    return List.of(port("TCP", 443), port("TCP", 6443));
  }

  static List<Map<String, Object>> tcp(int port) {
    return List.of(port("TCP", port));
  }

  private static Map<String, Object> port(String protocol, int port) {
    return Map.of("protocol", protocol, "port", port);
  }
}

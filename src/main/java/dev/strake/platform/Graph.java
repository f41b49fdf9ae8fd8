package dev.strake.platform;

import dev.strake.platform.Peer.Addresses;
import dev.strake.platform.Peer.ForeignPods;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeNetworkPolicyProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.NetworkPolicySpec;

/** Which part reaches which; every edge is a rule of the network policies at both its ends. */
public final class Graph {
  private static final List<Integer> HTTPS = List.of(443);

  private final PlatformScope scope;
  private final List<Edge> edges = new ArrayList<>();
  private final Map<String, Policy> policies = new LinkedHashMap<>();

  Graph(PlatformScope scope) {
    this.scope = scope;
  }

  /** The edges in the order of the source. */
  public List<Edge> edges() {
    return List.copyOf(edges);
  }

  /** Lets a part reach ports of another. */
  public void connect(Peer from, Peer to, String purpose, Port... ports) {
    connect(from, to, purpose, java.util.Arrays.stream(ports).map(Port::number).toList());
  }

  /** Lets pods reach HTTPS anywhere but in private, shared and link-local ranges. */
  public void connectToInternet(Pods from, String purpose) {
    connect(from, internet(), purpose, HTTPS);
  }

  /** Lets pods reach a port of any public address, such as 587 of a mail relay. */
  public void connectToInternet(Pods from, String purpose, int port) {
    connect(from, internet(), purpose, List.of(port));
  }

  private Addresses internet() {
    var everywhere =
        scope.settings().dualStack() ? List.of("0.0.0.0/0", "::/0") : List.of("0.0.0.0/0");
    return new Addresses("internet", everywhere, scope.settings().cluster().privateRanges());
  }

  /** Lets pods reach the API server. */
  public void connectToApiServer(Pods from, String purpose) {
    var cluster = scope.settings().cluster();
    var server = new Addresses("kubernetes-api", cluster.apiServer(), List.of());
    connect(from, server, purpose, cluster.apiServerPorts());
  }

  /** Lets pods reach a port of every node, such as 10250 of the kubelet. */
  public void connectToNodes(Pods from, String purpose, Port port) {
    var nodes = new Addresses("nodes", scope.settings().cluster().nodes(), List.of());
    connect(from, nodes, purpose, List.of(port.number()));
  }

  /** Adds an edge once; a second one between the same ends and ports changes nothing. */
  public void connect(Peer from, Peer to, String purpose, List<Integer> ports) {
    var edge = new Edge(from, to, ports, purpose);
    if (edges.stream().anyMatch(edge::isSameWay)) {
      return;
    }
    edges.add(edge);
    if (from instanceof Pods pods) {
      policyOf(pods).append("egress", "to", peers(to, pods.namespace()), ports);
    }
    if (to instanceof Pods pods) {
      policyOf(pods).append("ingress", "from", peers(from, pods.namespace()), ports);
    }
  }

  /** Denies all traffic of a namespace but look-ups of names. */
  void isolate(String namespace) {
    add(namespace, "default-deny", Map.of(), List.of("Ingress", "Egress"));
    allowNames(add(namespace, "allow-dns", Map.of(), List.of("Egress")));
  }

  /**
   * Lets the system's own pods look up names, in a namespace that others may use too: their
   * policies would forbid it, and nobody else's pods may be touched.
   */
  void allowNames(String namespace) {
    var own = Map.of(Labels.INSTANCE, scope.systemName());
    allowNames(add(namespace, scope.systemName() + "-allow-dns", own, List.of("Egress")));
  }

  private static void allowNames(PlatformObject policy) {
    var resolver =
        new ForeignPods("cluster-dns", "kube-system", Map.of("k8s-app", "kube-dns")).rule();
    var udp = port(53, "UDP");
    var tcp = port(53, "TCP");
    policy.add(
        "/spec/egress", List.of(Map.of("to", List.of(resolver), "ports", List.of(udp, tcp))));
  }

  private static List<Map<String, Object>> peers(Peer peer, String seenFrom) {
    if (peer instanceof Pods pods) {
      return List.of(pods.in(seenFrom));
    }
    if (peer instanceof ForeignPods pods) {
      return List.of(pods.rule());
    }
    return ((Addresses) peer).rules();
  }

  private static Map<String, Object> port(int number, String protocol) {
    return Map.of("port", number, "protocol", protocol);
  }

  private Policy policyOf(Pods pods) {
    return policies.computeIfAbsent(
        pods.namespace() + "/" + pods.name(),
        key ->
            new Policy(
                add(pods.namespace(), pods.name(), pods.selector(), List.of("Ingress", "Egress"))));
  }

  private PlatformObject add(
      String namespace, String name, Map<String, String> selector, List<String> types) {
    var labels = Labels.ofSystem(scope);
    var pods = LabelSelector.builder();
    if (!selector.isEmpty()) {
      pods.matchLabels(selector);
    }
    var spec = NetworkPolicySpec.builder().podSelector(pods.build()).policyTypes(types).build();
    var meta = new Metadata(scope, name, namespace, labels).build();
    return scope.add(
        Stack.NETWORK,
        Kinds.NETWORK_POLICY,
        KubeNetworkPolicyProps.builder().metadata(meta).spec(spec).build());
  }

  /** A policy that edges add their rules to, one after the other. */
  private static final class Policy {
    private final PlatformObject object;
    private final List<String> begun = new ArrayList<>();

    Policy(PlatformObject object) {
      this.object = object;
    }

    void append(
        String direction, String side, List<Map<String, Object>> peers, List<Integer> ports) {
      var rule =
          Map.of(side, peers, "ports", ports.stream().map(number -> port(number, "TCP")).toList());
      if (begun.contains(direction)) {
        object.add("/spec/" + direction + "/-", rule);
      } else {
        begun.add(direction);
        object.add("/spec/" + direction, List.of(rule));
      }
    }
  }
}

package dev.strake.coverage;

import java.util.List;

/**
 * The rules of one NetworkPolicy, read edge by edge: {@code "5432 hive-postgres"}, in another
 * namespace {@code "9091 hive-monitoring/hive-pushgateway"}, a whole namespace {@code "3000
 * ingress-nginx/"}, or {@code "443 internet"}.
 */
final class Edges {
  /** Private, shared and link-local addresses (RFC 1918, 6598, 3927). */
  private static final List<String> PRIVATE_RANGES =
      List.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");

  private Edges() {}

  /** Holds when the policy has exactly these rules in that direction, in this order. */
  static void are(View view, String policy, String direction, String... edges) {
    var rules = view.object("NetworkPolicy", policy).at("/spec/" + direction);
    rules.hasSize(edges.length);
    for (var i = 0; i < edges.length; i++) {
      var side = direction.equals("egress") ? "to" : "from";
      edge(rules.at("/" + i), side, edges[i]);
    }
  }

  /** Holds when the policy has no rule in that direction although it governs it. */
  static void none(View view, String policy, String direction) {
    var spec = view.object("NetworkPolicy", policy).at("/spec");
    spec.at("/" + direction).isAbsent();
    spec.at("/policyTypes").hasItem(direction.equals("egress") ? "Egress" : "Ingress");
  }

  private static void edge(Value rule, String side, String edge) {
    var parts = edge.split(" ", 2);
    var ports = parts[0].split(",");
    rule.at("/ports").hasSize(ports.length);
    for (var i = 0; i < ports.length; i++) {
      rule.at("/ports/" + i + "/port").is(Integer.parseInt(ports[i]));
      rule.at("/ports/" + i + "/protocol").is("TCP");
    }
    var peers = rule.at("/" + side);
    switch (parts[1]) {
      case "internet" -> internet(peers);
      case "inside" -> inside(peers);
      default -> pods(peers, parts[1]);
    }
  }

  private static void internet(Value peers) {
    peers.hasSize(1);
    peers.at("/0/ipBlock/cidr").is("0.0.0.0/0");
    peers.at("/0/ipBlock/except").is(PRIVATE_RANGES);
  }

  private static void inside(Value peers) {
    var ranges = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
    peers.hasSize(ranges.size());
    for (var i = 0; i < ranges.size(); i++) {
      peers.at("/" + i + "/ipBlock/cidr").is(ranges.get(i));
    }
  }

  private static void pods(Value peers, String name) {
    var slash = name.indexOf('/');
    peers.hasSize(1);
    var peer = peers.at("/0");
    if (slash < 0) {
      peer.at("/namespaceSelector").isAbsent();
    } else {
      peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
          .is(name.substring(0, slash));
    }
    var pods = name.substring(slash + 1);
    if (pods.isEmpty()) {
      peer.at("/podSelector").isAbsent();
    } else {
      peer.at("/podSelector/matchLabels/app.kubernetes.io~1name").is(pods);
    }
  }
}

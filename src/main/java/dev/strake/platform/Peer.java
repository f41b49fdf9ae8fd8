package dev.strake.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One end of an edge of the graph. */
public sealed interface Peer {

  /** The name in graphs and messages. */
  String name();

  /**
   * Pods that a part of the system runs.
   *
   * @param owner the part
   * @param name name of their workload
   * @param namespace their namespace
   * @param selector labels that select them
   */
  record Pods(Part owner, String name, String namespace, Map<String, String> selector)
      implements Peer {
    public Pods {
      selector = Collections.unmodifiableMap(new TreeMap<>(selector));
    }

    Map<String, Object> in(String otherNamespace) {
      var peer = new LinkedHashMap<String, Object>();
      if (!namespace.equals(otherNamespace)) {
        peer.put("namespaceSelector", matchLabels(Map.of(NAMESPACE_NAME, namespace)));
      }
      peer.put("podSelector", matchLabels(selector));
      return peer;
    }
  }

  /**
   * Pods of somebody else, such as an ingress controller.
   *
   * @param name what they are
   * @param namespace their namespace
   * @param selector labels that select them, empty for all of the namespace
   */
  record ForeignPods(String name, String namespace, Map<String, String> selector) implements Peer {
    public ForeignPods {
      selector = Collections.unmodifiableMap(new TreeMap<>(selector));
    }

    Map<String, Object> rule() {
      var peer = new LinkedHashMap<String, Object>();
      peer.put("namespaceSelector", matchLabels(Map.of(NAMESPACE_NAME, namespace)));
      if (!selector.isEmpty()) {
        peer.put("podSelector", matchLabels(selector));
      }
      return peer;
    }
  }

  /**
   * Addresses outside the pods' network.
   *
   * @param name what they are, such as {@code internet}
   * @param cidrs address ranges
   * @param except ranges within them that are left out
   */
  record Addresses(String name, List<String> cidrs, List<String> except) implements Peer {
    public Addresses {
      cidrs = List.copyOf(cidrs);
      except = List.copyOf(except);
    }

    List<Map<String, Object>> rules() {
      return cidrs.stream().map(this::rule).toList();
    }

    private Map<String, Object> rule(String cidr) {
      var block = new LinkedHashMap<String, Object>();
      block.put("cidr", cidr);
      var within = except.stream().filter(other -> isIpv6(other) == isIpv6(cidr)).toList();
      if (!within.isEmpty()) {
        block.put("except", within);
      }
      return Map.of("ipBlock", block);
    }

    private static boolean isIpv6(String cidr) {
      return cidr.contains(":");
    }
  }

  /** The label that Kubernetes itself gives every namespace. */
  String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private static Map<String, Object> matchLabels(Map<String, String> labels) {
    return Map.of("matchLabels", labels);
  }
}

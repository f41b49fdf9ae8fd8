package dev.strake.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of a cluster that no label selects, for its network policies.
 *
 * @param apiServer address ranges of the API server's endpoints
 * @param apiServerPorts ports it listens on behind its Service
 * @param nodes address ranges of the nodes, where the kubelets listen
 * @param privateRanges ranges that "the internet" leaves out
 */
public record ClusterNetwork(
    List<String> apiServer,
    List<Integer> apiServerPorts,
    List<String> nodes,
    List<String> privateRanges) {

  /** Private, shared and link-local ranges (RFC 1918, 6598, 3927; of IPv6 4193, 4291). */
  public static final List<String> PRIVATE_RANGES =
      List.of(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "fc00::/7",
          "fe80::/10");

  /** The private ranges in which API servers and nodes usually are. */
  private static final List<String> INSIDE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  public ClusterNetwork {
    apiServer = List.copyOf(apiServer);
    apiServerPorts = List.copyOf(apiServerPorts);
    nodes = List.copyOf(nodes);
    privateRanges = List.copyOf(privateRanges);
  }

  /** Starts with ranges that fit most clusters and are wider than yours. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the addresses. */
  public static final class Builder {
    private List<String> apiServer = INSIDE;
    private List<Integer> apiServerPorts = List.of(443, 6443);
    private List<String> nodes = INSIDE;
    private final List<String> privateRanges = new ArrayList<>(PRIVATE_RANGES);

    private Builder() {}

    /** Where the API server is. Default: the private ranges of IPv4 on ports 443 and 6443. */
    public Builder apiServer(List<String> cidrs, int... ports) {
      this.apiServer = List.copyOf(cidrs);
      this.apiServerPorts = java.util.Arrays.stream(ports).boxed().toList();
      return this;
    }

    /** Where the nodes are. Default: the private ranges of IPv4. */
    public Builder nodes(String... cidrs) {
      this.nodes = List.of(cidrs);
      return this;
    }

    /** A further range that counts as inside, such as public addresses of the cluster itself. */
    public Builder privateRange(String cidr) {
      privateRanges.add(cidr);
      return this;
    }

    /** The addresses. */
    public ClusterNetwork build() {
      return new ClusterNetwork(apiServer, apiServerPorts, nodes, privateRanges);
    }
  }
}

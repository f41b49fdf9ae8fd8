package dev.strake.database;

import dev.strake.platform.Peer.Addresses;
import dev.strake.platform.PlatformScope;
import dev.strake.value.Checks;
import dev.strake.value.Port;
import java.util.List;

/**
 * Where a server stands that the system does not run.
 *
 * @param host its host name
 * @param port its port
 * @param cidrs address ranges in which it is; none for any public address
 */
public record Location(String host, int port, List<String> cidrs) {
  private static final String CIDR =
      "([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}|[0-9a-f:]+/[0-9]{1,3}";

  public Location {
    cidrs = List.copyOf(cidrs);
    Checks.that(
        host.matches("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?"),
        "host must be a host name or an address without port, got '%s'",
        host);
    Checks.that(port >= 1 && port <= 65535, "port must be between 1 and 65535, got %d", port);
    for (var cidr : cidrs) {
      Checks.that(cidr.matches(CIDR), "address range must be like '10.20.0.0/16', got '%s'", cidr);
    }
  }

  /** A server at any public address. */
  public static Location internet(String host, int port) {
    return new Location(host, port, List.of());
  }

  /** A server in address ranges, such as those of a private network: the narrower, the better. */
  public static Location within(String host, int port, String... cidrs) {
    Checks.that(
        cidrs.length > 0,
        "address ranges of '%s' must be one or more, got none; write internet(…) for any public"
            + " address",
        host);
    return new Location(host, port, List.of(cidrs));
  }

  Port named(String name) {
    return Port.of(name, port);
  }

  /** The other end of edges to it. */
  Addresses peer(PlatformScope scope) {
    return cidrs.isEmpty()
        ? new Addresses(
            "internet", List.of("0.0.0.0/0"), scope.settings().cluster().privateRanges())
        : new Addresses(host, cidrs, List.of());
  }
}

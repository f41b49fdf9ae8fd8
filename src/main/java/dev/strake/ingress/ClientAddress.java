package dev.strake.ingress;

import dev.strake.value.Checks;
import java.util.List;
import java.util.Map;

/**
 * How a gateway learns the address of a client.
 *
 * @param hops trusted proxies before it that add to {@code X-Forwarded-For}, 0 for none
 * @param ranges address ranges of those proxies, instead of their number
 */
public record ClientAddress(int hops, List<String> ranges) {

  public ClientAddress {
    ranges = List.copyOf(ranges);
    Checks.that(hops >= 0, "trusted hops must be 0 or more, got %d", hops);
    ranges.forEach(range -> Cidr.check("trusted range", range));
    Checks.that(
        hops == 0 || ranges.isEmpty(),
        "client address must be found by hops or by ranges, got %d hops and ranges %s",
        hops,
        ranges);
  }

  /** The connection's own address; right behind load balancers that keep it. */
  public static ClientAddress direct() {
    return new ClientAddress(0, List.of());
  }

  /** The address that the proxies before it report, of which that many are trusted. */
  public static ClientAddress trustedHops(int hops) {
    Checks.that(hops >= 1, "trusted hops must be 1 or more, got %d", hops);
    return new ClientAddress(hops, List.of());
  }

  /** The address that proxies in those ranges report, such as a CDN's. */
  public static ClientAddress trustedRanges(String... cidrs) {
    Checks.that(cidrs.length > 0, "trusted ranges must be one or more, got none");
    return new ClientAddress(0, List.of(cidrs));
  }

  Map<String, Object> detection() {
    if (hops > 0) {
      return Map.of("xForwardedFor", Map.of("numTrustedHops", hops));
    }
    return ranges.isEmpty()
        ? Map.of("directSourceIP", Map.of())
        : Map.of("xForwardedFor", Map.of("trustedCIDRs", ranges));
  }
}

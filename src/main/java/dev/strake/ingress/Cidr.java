package dev.strake.ingress;

import dev.strake.value.Checks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The form of address ranges, such as {@code 203.0.113.0/24} or {@code 2001:db8::/32}. */
final class Cidr {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final Pattern V4 =
      Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "/(3[0-2]|[12]?[0-9])");
  private static final Pattern V6 =
      Pattern.compile("([0-9a-f]*:[0-9a-f:]*)/(12[0-8]|1[01][0-9]|[1-9]?[0-9])");

  private Cidr() {}

  static void check(String what, String cidr) {
    Checks.that(
        V4.matcher(cidr).matches() || isV6(cidr),
        "%s must be an address range such as '203.0.113.0/24', got '%s'",
        what,
        cidr);
  }

  private static boolean isV6(String cidr) {
    var parts = V6.matcher(cidr);
    if (!parts.matches()) {
      return false;
    }
    try {
      // With a colon in it, it is taken for an address and never looked up.
      return InetAddress.getByName(parts.group(1)).getAddress().length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

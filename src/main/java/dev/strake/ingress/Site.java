package dev.strake.ingress;

import dev.strake.value.Checks;
import dev.strake.value.Host;
import dev.strake.value.Names;
import java.util.List;

/**
 * Hosts that share their routes and their certificate.
 *
 * @param id names its objects: {@code <system>-<id>}
 * @param hosts its hosts, the main one first
 * @param secret Secret of its certificate, empty for {@code <system>-<id>-tls}
 */
public record Site(String id, List<Host> hosts, String secret) {

  public Site {
    hosts = List.copyOf(hosts);
    Names.checkName("site id", id);
    Checks.that(!hosts.isEmpty(), "site '%s' must have one host or more, got none", id);
    if (!secret.isEmpty()) {
      Names.checkName("tls secret of site '" + id + "'", secret);
    }
  }

  /** Hosts under the first label of the first one: {@code api.shop.example} is site {@code api}. */
  public static Site of(Host host, Host... more) {
    var hosts = new java.util.ArrayList<>(List.of(host));
    hosts.addAll(List.of(more));
    return new Site(host.name().substring(0, host.name().indexOf('.')), hosts, "");
  }

  /** The same under another id. */
  public Site named(String id) {
    return new Site(id, hosts, secret);
  }

  /** The same with its certificate in another Secret, which several sites may share. */
  public Site secret(String name) {
    return new Site(id, hosts, name);
  }
}

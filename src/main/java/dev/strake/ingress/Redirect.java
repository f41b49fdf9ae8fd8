package dev.strake.ingress;

import dev.strake.value.Checks;
import dev.strake.value.Host;

/**
 * Browsers that open one host are sent to another, for good (status 301, or 308 by NGINX between a
 * host and its {@code www}).
 *
 * @param from host that only redirects
 * @param to host that has routes
 */
public record Redirect(Host from, Host to) {

  public Redirect {
    Checks.that(!from.equals(to), "redirect must lead to another host, got '%s' twice", from);
  }

  boolean isWww() {
    return from.name().equals("www." + to.name()) || to.name().equals("www." + from.name());
  }
}

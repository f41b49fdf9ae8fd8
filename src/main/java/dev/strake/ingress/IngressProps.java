package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Host;
import dev.strake.value.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which requests from outside go where.
 *
 * @param controller who serves the routes
 * @param tls where certificates come from
 * @param limits what one request of any route may take
 * @param routes the routes
 * @param redirects hosts that only lead to others
 * @param annotations further annotations of the objects that route
 * @param externalDns whether external-dns writes the hosts' DNS records
 */
public record IngressProps(
    Controller controller,
    Tls tls,
    Limits limits,
    List<Route> routes,
    List<Redirect> redirects,
    Map<String, String> annotations,
    boolean externalDns) {

  public IngressProps {
    requireNonNull(controller, "controller");
    requireNonNull(tls, "tls");
    requireNonNull(limits, "limits");
    routes = List.copyOf(routes);
    redirects = List.copyOf(redirects);
    annotations = Map.copyOf(annotations);
    annotations.keySet().forEach(IngressProps::checkAnnotation);
    Checks.that(!routes.isEmpty(), "ingress must have one route or more, got none");
  }

  /** Starts with what has no default: who serves the routes and where certificates come from. */
  public static Builder builder(Controller controller, Tls tls) {
    return new Builder(controller, tls);
  }

  private static void checkAnnotation(String key) {
    Checks.that(
        !key.startsWith(NginxSetting.PREFIX),
        "annotation must not be one of NGINX, got '%s'; write it as a setting of its route",
        key);
    Checks.that(
        !key.startsWith("cert-manager.io/") && !key.equals("kubernetes.io/tls-acme"),
        "annotation must not ask for a certificate, got '%s'; Tls does",
        key);
    Checks.that(
        !key.equals("kubernetes.io/ingress.class"),
        "annotation must not name the class, got '%s'; the controller's className does",
        key);
  }

  /** Collects the routes. */
  public static final class Builder {
    private final Controller controller;
    private final Tls tls;
    private Limits limits = Limits.DEFAULT;
    private final List<Route> routes = new ArrayList<>();
    private final List<Redirect> redirects = new ArrayList<>();
    private final Map<String, String> annotations = new TreeMap<>();
    private boolean externalDns;

    private Builder(Controller controller, Tls tls) {
      this.controller = controller;
      this.tls = tls;
    }

    /** Adds a route. */
    public Builder route(Route route) {
      routes.add(route);
      return this;
    }

    /** Adds routes. */
    public Builder routes(List<Route> more) {
      routes.addAll(more);
      return this;
    }

    /**
     * Sends browsers from a host to one that has routes. Default: none.
     *
     * <p>The path is kept, except by NGINX between hosts other than a name and its {@code www}.
     */
    public Builder redirect(Host from, Host to) {
      redirects.add(new Redirect(from, to));
      return this;
    }

    /** Largest body of a request of any route. Default: 1Mi. */
    public Builder bodySize(Memory largest) {
      limits = limits.bodySize(largest);
      return this;
    }

    /** Longest silence of any route, in whole seconds up to 1 h. Default: 60 s. */
    public Builder timeout(Duration longest) {
      limits = limits.timeout(longest);
      return this;
    }

    /** Requests of one client address to any route. Default: no limit. */
    public Builder rateLimit(RateLimit limit) {
      limits = limits.rateLimit(limit);
      return this;
    }

    /** Lets external-dns write the DNS records of the hosts. Default: they are written by hand. */
    public Builder externalDns() {
      externalDns = true;
      return this;
    }

    /**
     * Adds an annotation to every object that routes. Default: none.
     *
     * @param key not one of NGINX, which are {@link Route#setting settings} of a route, nor of
     *     cert-manager, which would issue each certificate twice
     */
    public Builder annotation(String key, String value) {
      checkAnnotation(key);
      annotations.put(key, value);
      return this;
    }

    /** The props. */
    public IngressProps build() {
      return new IngressProps(controller, tls, limits, routes, redirects, annotations, externalDns);
    }
  }
}

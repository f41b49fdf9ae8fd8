package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Names;
import java.time.Duration;
import java.util.Map;

/** Who serves the routes, and so which objects are put out. It is not installed by the system. */
public sealed interface Controller {

  /** The namespace of its pods that take requests. */
  String namespace();

  /** Labels of those pods, empty for all of the namespace. */
  Map<String, String> pods();

  /** An NGINX controller in namespace {@code ingress-nginx} that serves class {@code nginx}. */
  static Nginx nginx() {
    return new Nginx("ingress-nginx", "nginx", Map.of());
  }

  /** Envoy Gateway 1.9 or later, class {@code eg}, proxies in {@code envoy-gateway-system}. */
  static EnvoyGateway envoyGateway() {
    return new EnvoyGateway(
        "envoy-gateway-system", "eg", Map.of(), ClientAddress.direct(), Duration.ofDays(365));
  }

  /**
   * A controller that reads Ingress objects with annotations of ingress-nginx.
   *
   * <p>The community's ingress-nginx gets no security fixes since March 2026; a maintained fork or
   * Traefik's provider of the same annotations serves the same objects. HTTP Strict Transport
   * Security is a setting of the controller ({@code hsts}, on by default) that no Ingress has.
   *
   * @param namespace namespace of its pods
   * @param className its IngressClass
   * @param pods labels of its pods, empty for all of the namespace
   */
  record Nginx(String namespace, String className, Map<String, String> pods) implements Controller {
    public Nginx {
      Names.checkName("controller namespace", namespace);
      Checks.that(!className.isBlank(), "ingress class must be named, got '%s'", className);
      pods = Map.copyOf(pods);
    }

    /** The same in another namespace. Default: {@code ingress-nginx}. */
    public Nginx namespace(String name) {
      return new Nginx(name, className, pods);
    }

    /** The same for another IngressClass. Default: {@code nginx}. */
    public Nginx className(String name) {
      return new Nginx(namespace, name, pods);
    }

    /** The same with the labels of its pods, for narrower policies. Default: any pod there. */
    public Nginx pods(Map<String, String> labels) {
      return new Nginx(namespace, className, labels);
    }
  }

  /**
   * Envoy Gateway, by Gateway API and its own policies.
   *
   * @param namespace namespace of the proxies' pods
   * @param className its GatewayClass
   * @param pods labels of the proxies' pods, empty for all of the namespace
   * @param clientAddress how it learns a client's address, which rate limits and ranges go by
   * @param hsts how long browsers shall use HTTPS only, zero for not
   */
  record EnvoyGateway(
      String namespace,
      String className,
      Map<String, String> pods,
      ClientAddress clientAddress,
      Duration hsts)
      implements Controller {
    public EnvoyGateway {
      Names.checkName("controller namespace", namespace);
      Checks.that(!className.isBlank(), "gateway class must be named, got '%s'", className);
      pods = Map.copyOf(pods);
      requireNonNull(clientAddress, "clientAddress");
      Checks.that(!hsts.isNegative(), "hsts must be 0 or more, got %s", hsts);
    }

    /** The same with proxies in another namespace. Default: {@code envoy-gateway-system}. */
    public EnvoyGateway namespace(String name) {
      return new EnvoyGateway(name, className, pods, clientAddress, hsts);
    }

    /** The same for another GatewayClass. Default: {@code eg}. */
    public EnvoyGateway className(String name) {
      return new EnvoyGateway(namespace, name, pods, clientAddress, hsts);
    }

    /** The same with the labels of its proxies. Default: any pod there. */
    public EnvoyGateway pods(Map<String, String> labels) {
      return new EnvoyGateway(namespace, className, labels, clientAddress, hsts);
    }

    /** The same behind a proxy. Default: the connection's own address. */
    public EnvoyGateway clientAddress(ClientAddress detection) {
      return new EnvoyGateway(namespace, className, pods, detection, hsts);
    }

    /** The same with another HSTS time, zero for none. Default: 365 days with subdomains. */
    public EnvoyGateway hsts(Duration time) {
      return new EnvoyGateway(namespace, className, pods, clientAddress, time);
    }
  }
}

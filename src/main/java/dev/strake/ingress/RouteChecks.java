package dev.strake.ingress;

import dev.strake.ingress.Destination.Endpoint;
import dev.strake.ingress.RoutePlan.Resolved;
import dev.strake.value.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong between routes; a wrong route is reported and left out. */
final class RouteChecks {
  private final Ingress part;
  private final IngressProps props;
  private final Map<String, Resolved> byPlace = new LinkedHashMap<>();
  private final Map<Host, Resolved> byHost = new LinkedHashMap<>();
  private final Map<String, Resolved> bySite = new LinkedHashMap<>();

  RouteChecks(Ingress part, IngressProps props) {
    this.part = part;
    this.props = props;
  }

  RoutePlan plan() {
    var routes = new ArrayList<Resolved>();
    for (var route : props.routes()) {
      var endpoint = route.destination().endpoint(part);
      var port = route.port() == 0 ? endpoint.firstPort() : route.port();
      var resolved = new Resolved(route, endpoint, port, route.policy(props.limits()));
      if (hasPort(route, endpoint, port) && isAlone(resolved) && fitsSites(resolved)) {
        checkEnvoy(resolved);
        routes.add(resolved);
      }
    }
    checkRedirects(routes);
    return new RoutePlan(part.scope().systemName(), props, List.copyOf(routes));
  }

  private boolean hasPort(Route route, Endpoint endpoint, int port) {
    if (endpoint.ports().containsKey(port)) {
      return true;
    }
    part.problem(
        "route to %s (%s) must use a port that its service has, got %d; it has %s",
        endpoint.service(),
        route.source(),
        port,
        endpoint.ports().keySet().stream().sorted().toList());
    return false;
  }

  private boolean isAlone(Resolved route) {
    var paths = new ArrayList<>(route.route().denied());
    paths.add(route.route().path());
    var alone = true;
    for (var host : route.site().hosts()) {
      for (var path : paths) {
        var first = byPlace.putIfAbsent(host.name() + path, route);
        if (first != null) {
          alone = false;
          reportTwice(host, path, first, route);
        }
      }
    }
    return alone;
  }

  private void reportTwice(Host host, String path, Resolved first, Resolved second) {
    part.problem(
        "host %s must have one route for path %s, or deny it, got %s (%s) and %s (%s); delete one or"
            + " give it another path",
        host,
        path,
        first.endpoint().service(),
        first.route().source(),
        second.endpoint().service(),
        second.route().source());
  }

  private boolean fitsSites(Resolved route) {
    var first = bySite.putIfAbsent(route.site().id(), route);
    if (first != null && !first.site().equals(route.site())) {
      part.problem(
          "site '%s' must be the same hosts and secret wherever it is written, got %s (%s) and %s"
              + " (%s); give one of them another name with Site.of(…).named(…)",
          route.site().id(),
          first.site().hosts(),
          first.route().source(),
          route.site().hosts(),
          route.route().source());
      return false;
    }
    for (var host : route.site().hosts()) {
      var other = byHost.putIfAbsent(host, route);
      if (other != null && !other.site().equals(route.site())) {
        part.problem(
            "host %s must stand in one site, got '%s' (%s) and '%s' (%s); write the same site on"
                + " both routes",
            host,
            other.site().id(),
            other.route().source(),
            route.site().id(),
            route.route().source());
        return false;
      }
    }
    return true;
  }

  private void checkEnvoy(Resolved route) {
    if (!(props.controller() instanceof Controller.EnvoyGateway)) {
      return;
    }
    var policy = route.policy();
    var where = "%s (%s)".formatted(route.endpoint().service(), route.route().source());
    for (var setting : policy.settings()) {
      part.problem(
          "route to %s must not have the nginx setting '%s' under Envoy Gateway, which reads none;"
              + " write what it stands for, or patch the route's policy",
          where, setting.annotation().id());
    }
    if (policy.limits().rateLimit().burst() != RateLimit.BURST) {
      part.problem(
          "route to %s must not set a burst under Envoy Gateway, which lets the requests of one unit"
              + " through at once, got %d; leave burst(…) out",
          where, policy.limits().rateLimit().burst());
    }
    if (policy.limits().rateLimit().connections() > 0) {
      part.problem(
          "route to %s must not limit a client's connections under Envoy Gateway, which counts them"
              + " for all clients together, got %d; leave connections(…) out",
          where, policy.limits().rateLimit().connections());
    }
    if (policy.isWebSocket() && route.route().setsBodySize()) {
      part.problem(
          "route to %s must not have a body size together with web sockets under Envoy Gateway,"
              + " where connections would hang, got %s; leave bodySize(…) out or give the web sockets"
              + " a path of their own",
          where, policy.limits().bodySize());
    }
  }

  private void checkRedirects(List<Resolved> routes) {
    var hosts = routes.stream().flatMap(r -> r.site().hosts().stream()).toList();
    for (var redirect : props.redirects()) {
      if (!hosts.contains(redirect.to())) {
        part.problem(
            "redirect from %s must lead to a host that has a route, got %s; there are %s",
            redirect.from(), redirect.to(), hosts.stream().distinct().toList());
      }
      if (hosts.contains(redirect.from())) {
        part.problem(
            "host %s must either have routes or redirect, got both; delete the redirect to %s",
            redirect.from(), redirect.to());
      }
    }
  }
}

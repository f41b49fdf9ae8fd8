package dev.strake.ingress;

import dev.strake.ingress.Destination.Endpoint;
import dev.strake.value.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which routes share an object, and what the objects are named. */
final class RoutePlan {
  private final String system;
  private final IngressProps props;
  private final List<Resolved> routes;

  RoutePlan(String system, IngressProps props, List<Resolved> routes) {
    this.system = system;
    this.props = props;
    this.routes = routes;
  }

  /**
   * A route with what was found at its end.
   *
   * @param route the route
   * @param endpoint where it leads
   * @param port the Service's port
   * @param policy what holds for its requests
   */
  record Resolved(Route route, Endpoint endpoint, int port, Policy policy) {
    Site site() {
      return route.site();
    }

    String namespace() {
      return endpoint.namespace();
    }
  }

  /**
   * Routes of one object.
   *
   * @param name name of the object
   * @param site the hosts
   * @param namespace namespace of the Services
   * @param policy what holds for all of them
   * @param main whether it is the site's first object in that namespace
   * @param routes the routes
   */
  record Group(
      String name,
      Site site,
      String namespace,
      Policy policy,
      boolean main,
      List<Resolved> routes) {}

  /**
   * Paths that nobody may open.
   *
   * @param name name of the object
   * @param site the hosts
   * @param paths the paths
   * @param route the route that denies them, whose Service an Ingress must name
   */
  record Denied(String name, Site site, List<String> paths, Resolved route) {}

  List<Resolved> routes() {
    return routes;
  }

  /**
   * Routes with the policy of the site's main route stand in one object with it; every other route
   * has one of its own.
   */
  List<Group> groups() {
    var groups = new ArrayList<Group>();
    bySiteAndNamespace().values().forEach(all -> groups.addAll(groups(all)));
    return groups;
  }

  private Map<String, List<Resolved>> bySiteAndNamespace() {
    var places = new LinkedHashMap<String, List<Resolved>>();
    for (var route : routes) {
      var place = route.site().id() + "/" + route.namespace();
      places.computeIfAbsent(place, p -> new ArrayList<>()).add(route);
    }
    return places;
  }

  private List<Group> groups(List<Resolved> all) {
    var main =
        all.stream().filter(r -> r.route().path().equals("/")).findFirst().orElse(all.get(0));
    var groups = new ArrayList<Group>();
    var shared = all.stream().filter(r -> r.policy().equals(main.policy())).toList();
    groups.add(group(name(main.site(), ""), main, true, shared));
    for (var other : all) {
      if (!shared.contains(other)) {
        groups.add(group(name(other.site(), other.route().id()), other, false, List.of(other)));
      }
    }
    return groups;
  }

  private static Group group(String name, Resolved first, boolean main, List<Resolved> routes) {
    return new Group(name, first.site(), first.namespace(), first.policy(), main, routes);
  }

  List<Denied> denied() {
    var denied = new ArrayList<Denied>();
    for (var route : routes) {
      var paths = route.route().denied();
      if (!paths.isEmpty()) {
        var first = route.route().path().equals("/") ? "" : route.route().id() + "-";
        denied.add(new Denied(name(route.site(), first + "denied"), route.site(), paths, route));
      }
    }
    return denied;
  }

  String name(Site site, String suffix) {
    var name = system + "-" + site.id();
    return suffix.isEmpty() ? name : name + "-" + suffix;
  }

  String secret(Site site) {
    return site.secret().isEmpty() ? name(site, "tls") : site.secret();
  }

  /** The hosts of a site and those that redirect to them: the names of its certificate. */
  List<Host> certified(Site site) {
    return Stream.concat(site.hosts().stream(), redirects(site).map(Redirect::from)).toList();
  }

  Stream<Redirect> redirects(Site site) {
    return props.redirects().stream().filter(r -> site.hosts().contains(r.to()));
  }

  /** A route of a site, preferably of its main path. */
  Optional<Resolved> mainRoute(Site site) {
    var all = routes.stream().filter(r -> r.site().equals(site)).toList();
    return all.stream()
        .filter(r -> r.route().path().equals("/"))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  List<Site> sites() {
    return routes.stream().map(Resolved::site).distinct().toList();
  }
}

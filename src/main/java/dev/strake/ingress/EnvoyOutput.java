package dev.strake.ingress;

import dev.strake.ingress.RoutePlan.Denied;
import dev.strake.ingress.RoutePlan.Group;
import dev.strake.platform.CustomResource;
import dev.strake.platform.Kind;
import dev.strake.platform.Kinds;
import dev.strake.platform.Stack;
import dev.strake.value.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Gateway, its routes and Envoy Gateway's policies on them, all in the system's namespace. */
final class EnvoyOutput {
  private static final String GATEWAY_API = "gateway.networking.k8s.io";
  private static final String ENVOY = "gateway.envoyproxy.io/v1alpha1";
  private static final Kind<CustomResource> GATEWAY = Kinds.custom(GATEWAY_API + "/v1", "Gateway");
  private static final Kind<CustomResource> HTTP_ROUTE =
      Kinds.custom(GATEWAY_API + "/v1", "HTTPRoute");
  // Version v1 is served only by the newest releases of Gateway API.
  private static final Kind<CustomResource> REFERENCE_GRANT =
      Kinds.custom(GATEWAY_API + "/v1beta1", "ReferenceGrant");
  private static final Kind<CustomResource> CLIENT_TRAFFIC =
      Kinds.custom(ENVOY, "ClientTrafficPolicy");
  private static final Kind<CustomResource> BACKEND_TRAFFIC =
      Kinds.custom(ENVOY, "BackendTrafficPolicy");
  private static final Kind<CustomResource> SECURITY = Kinds.custom(ENVOY, "SecurityPolicy");
  private static final Kind<CustomResource> ROUTE_FILTER = Kinds.custom(ENVOY, "HTTPRouteFilter");
  private static final String HTTP = "http";

  /** The API server takes no more in one HTTPRoute. */
  private static final int MOST_RULES = 16;

  private final Ingress part;
  private final Controller.EnvoyGateway controller;
  private final RoutePlan plan;
  private final Certificates certificates;
  private final String namespace;
  private final EnvoyRules rules;

  EnvoyOutput(
      Ingress part, Controller.EnvoyGateway controller, RoutePlan plan, Certificates certificates) {
    this.part = part;
    this.controller = controller;
    this.plan = plan;
    this.certificates = certificates;
    this.namespace = part.scope().namespaces().base();
    this.rules = new EnvoyRules(namespace, controller.hsts(), part.scope().settings().dualStack());
  }

  void write() {
    writeGateway();
    writeRedirectToHttps();
    plan.groups().forEach(this::write);
    plan.denied().forEach(this::write);
    plan.sites().forEach(this::writeRedirects);
    writeGrants();
  }

  private void writeGateway() {
    var listeners = new ArrayList<Map<String, Object>>();
    listeners.add(Map.of("name", HTTP, "protocol", "HTTP", "port", 80));
    for (var site : plan.sites()) {
      certificates.add(namespace, plan.secret(site), plan.certified(site));
      plan.certified(site).forEach(host -> listeners.add(listener(host, plan.secret(site))));
    }
    var tls = part.props().tls();
    Map<String, String> issuer =
        tls.isIssued() ? Map.of(tls.gatewayAnnotation(), tls.issuer()) : Map.of();
    add(
        GATEWAY,
        part.name(),
        issuer,
        Map.of("gatewayClassName", controller.className(), "listeners", listeners));
    var client = new LinkedHashMap<String, Object>();
    client.put("targetRefs", List.of(reference("Gateway", part.name())));
    client.put("clientIPDetection", controller.clientAddress().detection());
    client.put("tls", Map.of("minVersion", "1.2"));
    add(CLIENT_TRAFFIC, part.name(), Map.of(), client);
  }

  private static Map<String, Object> listener(Host host, String secret) {
    var listener = new LinkedHashMap<String, Object>();
    listener.put("name", host.name());
    listener.put("hostname", host.name());
    listener.put("protocol", "HTTPS");
    listener.put("port", 443);
    listener.put(
        "tls",
        Map.of(
            "mode",
            "Terminate",
            "certificateRefs",
            List.of(Map.of("kind", "Secret", "name", secret))));
    return listener;
  }

  private void writeRedirectToHttps() {
    var hosts = plan.sites().stream().flatMap(s -> plan.certified(s).stream()).distinct().toList();
    var rule = Map.of("filters", List.of(EnvoyRules.redirectToHttps()));
    var spec = new LinkedHashMap<String, Object>();
    spec.put("parentRefs", List.of(Map.of("name", part.name(), "sectionName", HTTP)));
    spec.put("hostnames", hosts.stream().map(Host::name).toList());
    spec.put("rules", List.of(rule));
    add(HTTP_ROUTE, part.name() + "-to-https", Map.of(), spec);
  }

  private void write(Group group) {
    if (group.routes().size() > MOST_RULES) {
      part.problem(
          "site '%s' must have at most %d paths of the same limits under Envoy Gateway, got %d; write"
              + " one shorter path or give some of them limits of their own",
          group.site().id(), MOST_RULES, group.routes().size());
    }
    var routes = group.routes().stream().map(rules::forward).toList();
    addRoute(group.name(), group.site().hosts(), part.annotations(group), routes);
    add(BACKEND_TRAFFIC, group.name(), Map.of(), rules.backendTraffic(group));
    var policy = group.policy();
    if (!policy.cors().isEmpty() || !policy.allowed().isEmpty()) {
      add(SECURITY, group.name(), Map.of(), rules.security(group));
    }
  }

  private void write(Denied denied) {
    add(ROUTE_FILTER, denied.name(), Map.of(), Map.of("directResponse", Map.of("statusCode", 403)));
    var paths = denied.paths().stream().map(EnvoyRules::match).toList();
    var rule =
        Map.of("matches", paths, "filters", List.of(EnvoyRules.directResponse(denied.name())));
    addRoute(denied.name(), denied.site().hosts(), Map.of(), List.of(rule));
  }

  private void writeRedirects(Site site) {
    plan.redirects(site)
        .forEach(
            redirect ->
                addRoute(
                    plan.name(site, "from-" + redirect.from().name().replace('.', '-')),
                    List.of(redirect.from()),
                    Map.of(),
                    List.of(Map.of("filters", List.of(EnvoyRules.redirectTo(redirect.to()))))));
  }

  /** Lets the routes lead to Services of other namespaces, whose owners must agree. */
  private void writeGrants() {
    var others = new TreeMap<String, TreeSet<String>>();
    for (var route : plan.routes()) {
      if (!route.namespace().equals(namespace)) {
        others
            .computeIfAbsent(route.namespace(), n -> new TreeSet<>())
            .add(route.endpoint().service());
      }
    }
    others.forEach(
        (other, services) -> {
          var from = Map.of("group", GATEWAY_API, "kind", "HTTPRoute", "namespace", namespace);
          var to =
              services.stream()
                  .map(name -> Map.of("group", "", "kind", "Service", "name", name))
                  .toList();
          var meta = part.metadata(part.name(), other, part.labels("ingress")).build();
          var spec = Map.of("from", List.of(from), "to", to);
          part.add(Stack.INGRESS, REFERENCE_GRANT, new CustomResource(meta, spec));
        });
  }

  private void addRoute(
      String name,
      List<Host> hosts,
      Map<String, String> annotations,
      List<? extends Map<String, ?>> routes) {
    var parents =
        hosts.stream()
            .map(host -> Map.of("name", part.name(), "sectionName", host.name()))
            .collect(Collectors.toList());
    var spec = new LinkedHashMap<String, Object>();
    spec.put("parentRefs", parents);
    spec.put("hostnames", hosts.stream().map(Host::name).toList());
    spec.put("rules", routes);
    add(HTTP_ROUTE, name, annotations, spec);
  }

  private void add(
      Kind<CustomResource> kind,
      String name,
      Map<String, String> annotations,
      Map<String, ?> spec) {
    var meta =
        part.metadata(name, namespace, part.labels("ingress")).annotations(annotations).build();
    part.add(Stack.INGRESS, kind, new CustomResource(meta, spec));
  }

  static Map<String, Object> reference(String kind, String name) {
    return Map.of("group", GATEWAY_API, "kind", kind, "name", name);
  }
}

package dev.strake.ingress;

import dev.strake.ingress.RateLimit.Unit;
import dev.strake.ingress.RoutePlan.Group;
import dev.strake.ingress.RoutePlan.Resolved;
import dev.strake.value.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules of routes and the policies on them, in the fields' own forms. */
final class EnvoyRules {
  private final String namespace;
  private final Duration hsts;
  private final boolean dualStack;

  EnvoyRules(String namespace, Duration hsts, boolean dualStack) {
    this.namespace = namespace;
    this.hsts = hsts;
    this.dualStack = dualStack;
  }

  static Map<String, Object> match(String path) {
    return Map.of("path", Map.of("type", "PathPrefix", "value", path));
  }

  static Map<String, Object> redirectToHttps() {
    return redirect(Map.of("scheme", "https", "statusCode", 301));
  }

  static Map<String, Object> redirectTo(Host host) {
    return redirect(Map.of("scheme", "https", "hostname", host.name(), "statusCode", 301));
  }

  static Map<String, Object> directResponse(String filter) {
    var reference =
        Map.of("group", "gateway.envoyproxy.io", "kind", "HTTPRouteFilter", "name", filter);
    return Map.of("type", "ExtensionRef", "extensionRef", reference);
  }

  private static Map<String, Object> redirect(Map<String, Object> where) {
    return Map.of("type", "RequestRedirect", "requestRedirect", where);
  }

  Map<String, Object> forward(Resolved route) {
    var backend = new LinkedHashMap<String, Object>();
    backend.put("name", route.endpoint().service());
    if (!route.namespace().equals(namespace)) {
      backend.put("namespace", route.namespace());
    }
    backend.put("port", route.port());
    var rule = new LinkedHashMap<String, Object>();
    rule.put("matches", List.of(match(route.route().path())));
    if (!hsts.isZero()) {
      rule.put("filters", List.of(strictTransport()));
    }
    rule.put("backendRefs", List.of(backend));
    // A WebSocket connection is one request that never ends.
    var request = route.policy().isWebSocket() ? Duration.ZERO : route.policy().limits().timeout();
    rule.put("timeouts", Map.of("request", seconds(request)));
    return rule;
  }

  private Map<String, Object> strictTransport() {
    var value = "max-age=" + hsts.toSeconds() + "; includeSubDomains";
    var header = Map.of("name", "Strict-Transport-Security", "value", value);
    return Map.of(
        "type", "ResponseHeaderModifier", "responseHeaderModifier", Map.of("set", List.of(header)));
  }

  Map<String, Object> backendTraffic(Group group) {
    var policy = group.policy();
    var silence = policy.isWebSocket() ? policy.webSocket() : policy.limits().timeout();
    var spec = new LinkedHashMap<String, Object>();
    spec.put("targetRefs", List.of(EnvoyOutput.reference("HTTPRoute", group.name())));
    spec.put("timeout", Map.of("http", Map.of("streamIdleTimeout", seconds(silence))));
    if (!policy.isWebSocket()) {
      // On a WebSocket route it would wait for an end that never comes.
      spec.put("requestBuffer", Map.of("limit", policy.limits().bodySize().toString()));
    }
    if (policy.limits().rateLimit().isOn()) {
      spec.put("rateLimit", Map.of("local", Map.of("rules", rateLimits(policy))));
    }
    return spec;
  }

  private List<Map<String, Object>> rateLimits(Policy policy) {
    var rate = policy.limits().rateLimit();
    var unit = rate.unit() == Unit.SECOND ? "Second" : "Minute";
    var rules = new ArrayList<Map<String, Object>>();
    for (var everyone : dualStack ? List.of("0.0.0.0/0", "::/0") : List.of("0.0.0.0/0")) {
      // Without a selector of distinct addresses, all clients together would share the limit.
      var address = Map.of("sourceCIDR", Map.of("type", "Distinct", "value", everyone));
      rules.add(
          Map.of(
              "clientSelectors",
              List.of(address),
              "limit",
              Map.of("requests", rate.requests(), "unit", unit)));
    }
    return rules;
  }

  Map<String, Object> security(Group group) {
    var policy = group.policy();
    var spec = new LinkedHashMap<String, Object>();
    spec.put("targetRefs", List.of(EnvoyOutput.reference("HTTPRoute", group.name())));
    policy.cors().forEach(cors -> spec.put("cors", cors(cors)));
    if (!policy.allowed().isEmpty()) {
      var rule = new LinkedHashMap<String, Object>();
      rule.put("name", "allowed-ranges");
      rule.put("action", "Allow");
      rule.put("principal", Map.of("clientCIDRs", policy.allowed()));
      spec.put("authorization", Map.of("defaultAction", "Deny", "rules", List.of(rule)));
    }
    return spec;
  }

  private static Map<String, Object> cors(Cors cors) {
    var rules = new LinkedHashMap<String, Object>();
    rules.put("allowOrigins", cors.origins());
    rules.put("allowMethods", cors.methods());
    rules.put("allowHeaders", cors.headers());
    if (!cors.exposed().isEmpty()) {
      rules.put("exposeHeaders", cors.exposed());
    }
    rules.put("allowCredentials", cors.credentials());
    rules.put("maxAge", seconds(cors.maxAge()));
    return rules;
  }

  /** A duration as Gateway API writes it: up to five digits and a unit. */
  static String seconds(Duration duration) {
    var seconds = duration.toSeconds();
    return seconds <= 99_999 ? seconds + "s" : seconds / 3600 + "h" + seconds % 3600 + "s";
  }
}

package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Services, Ingresses, routes, monitors, scalers, budgets and policies refer to, resolved. */
final class NetworkReferences {

  private final ManifestSet manifests;
  private final List<Pods> pods;
  private final List<String> dangling = new ArrayList<>();
  private int resolved;

  NetworkReferences(ManifestSet manifests, List<Pods> pods) {
    this.manifests = manifests;
    this.pods = pods;
  }

  void resolve() {
    manifests.ofKind("Service").forEach(this::service);
    manifests.ofKind("Ingress").forEach(this::ingress);
    manifests.ofKind("HTTPRoute").forEach(this::route);
    manifests.ofKind("StatefulSet").forEach(this::governingService);
    manifests.ofKind("HorizontalPodAutoscaler").forEach(this::scaler);
    manifests.ofKind("PodDisruptionBudget").forEach(this::budget);
    manifests.ofKind("NetworkPolicy").forEach(this::policy);
    manifests.ofKind("ServiceMonitor").forEach(this::serviceMonitor);
    manifests.ofKind("PodMonitor").forEach(this::podMonitor);
  }

  List<String> dangling() {
    return dangling;
  }

  int resolved() {
    return resolved;
  }

  private void service(Manifest service) {
    var selector = service.at("/spec/selector");
    if (selector.isMissingNode()) {
      return;
    }
    var behind = selected(service.namespace(), selector);
    check(!behind.isEmpty(), service, "selects no pod");
    for (var port : elements(service.at("/spec/ports")).toList()) {
      var target =
          port.path("targetPort").isMissingNode() ? port.path("port") : port.path("targetPort");
      for (var pod : behind) {
        check(
            Ports.has(pod, target),
            service,
            "sends to port " + target + ", which " + pod + " does not have");
      }
    }
  }

  private void ingress(Manifest ingress) {
    var backends = new ArrayList<>(ingress.body().findValues("backend"));
    backends.add(ingress.at("/spec/defaultBackend"));
    for (var backend : backends) {
      var service = backend.path("service");
      if (service.isObject()) {
        var port = service.path("port");
        servicePort(
            ingress,
            ingress.namespace(),
            service.path("name").asText(),
            port.has("name") ? port.path("name") : port.path("number"));
      }
    }
  }

  private void route(Manifest route) {
    for (var references : route.body().findValues("backendRefs")) {
      elements(references)
          .forEach(
              r ->
                  servicePort(
                      route,
                      r.path("namespace").asText(route.namespace()),
                      r.path("name").asText(),
                      r.path("port")));
    }
  }

  private void governingService(Manifest set) {
    var name = set.at("/spec/serviceName").asText();
    if (!name.isEmpty()) {
      servicePort(set, set.namespace(), name, MissingNode.getInstance());
    }
  }

  private void servicePort(Manifest from, String namespace, String name, JsonNode port) {
    var service = manifests.find("Service", namespace, name);
    check(service.isPresent(), from, "refers to Service " + name + ", which is not there");
    if (!port.isMissingNode()) {
      service.ifPresent(
          s ->
              check(
                  offers(s, port),
                  from,
                  "uses port " + port + ", which " + s.id() + " does not have"));
    }
  }

  private static boolean offers(Manifest service, JsonNode port) {
    return elements(service.at("/spec/ports"))
        .anyMatch(
            p ->
                port.isTextual()
                    ? p.path("name").asText().equals(port.asText())
                    : p.path("port").asInt() == port.asInt());
  }

  private void scaler(Manifest scaler) {
    var target = scaler.at("/spec/scaleTargetRef");
    check(
        manifests
            .find(target.path("kind").asText(), scaler.namespace(), target.path("name").asText())
            .isPresent(),
        scaler,
        "scales " + target + ", which is not there");
  }

  private void budget(Manifest budget) {
    var labels = budget.at("/spec/selector/matchLabels");
    check(!selected(budget.namespace(), labels).isEmpty(), budget, "protects no pod");
  }

  private void policy(Manifest policy) {
    var labels = policy.at("/spec/podSelector/matchLabels");
    // ACME solver pods are made by cert-manager while a certificate is asked for
    if (labels.isEmpty() || labels.toString().contains("acme.cert-manager.io")) {
      return;
    }
    var behind = selected(policy.namespace(), labels);
    check(!behind.isEmpty(), policy, "selects no pod");
    for (var rule : elements(policy.at("/spec/ingress")).toList()) {
      for (var port : elements(rule.path("ports")).toList()) {
        behind.forEach(
            p ->
                check(
                    Ports.has(p, port.path("port")),
                    policy,
                    "allows port " + port.path("port") + ", which " + p + " does not have"));
      }
    }
  }

  private void serviceMonitor(Manifest monitor) {
    var labels = monitor.at("/spec/selector/matchLabels");
    var services =
        manifests.ofKind("Service").stream()
            .filter(s -> inReach(monitor, s.namespace()))
            .filter(
                s ->
                    Pods.strings(s.at("/metadata/labels"))
                        .entrySet()
                        .containsAll(Pods.strings(labels).entrySet()))
            .toList();
    check(!services.isEmpty(), monitor, "selects no Service");
    for (var endpoint : elements(monitor.at("/spec/endpoints")).toList()) {
      services.forEach(
          s ->
              check(
                  offers(s, endpoint.path("port")),
                  monitor,
                  "scrapes " + endpoint + " of " + s.id()));
    }
  }

  private void podMonitor(Manifest monitor) {
    var behind =
        pods.stream()
            .filter(p -> inReach(monitor, p.namespace()))
            .filter(p -> p.matches(monitor.at("/spec/selector/matchLabels")))
            .toList();
    check(!behind.isEmpty(), monitor, "selects no pod");
    for (var endpoint : elements(monitor.at("/spec/podMetricsEndpoints")).toList()) {
      behind.forEach(
          p ->
              check(
                  Ports.has(p, endpoint.path("port")),
                  monitor,
                  "scrapes " + endpoint + " of " + p));
    }
  }

  private static boolean inReach(Manifest monitor, String namespace) {
    var names = monitor.at("/spec/namespaceSelector/matchNames");
    return names.isMissingNode()
        ? namespace.equals(monitor.namespace())
        : elements(names).anyMatch(n -> n.asText().equals(namespace));
  }

  private List<Pods> selected(String namespace, JsonNode labels) {
    return pods.stream()
        .filter(p -> p.namespace().equals(namespace))
        .filter(
            p -> Optional.of(labels).filter(l -> !l.isMissingNode()).map(p::matches).orElse(false))
        .toList();
  }

  private void check(boolean holds, Manifest from, String message) {
    if (holds) {
      resolved++;
    } else {
      dangling.add(from.id() + " " + message);
    }
  }
}

package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the objects of one environment say of each other by name, resolved: a cluster without
 * kubelets does not look whether a pod's ConfigMap, key, account, claim or port exists.
 */
final class References {

  private final ManifestSet manifests;
  private final List<Pods> pods;
  private final Set<String> declaredSecrets;
  private final List<String> dangling = new ArrayList<>();
  private final Set<Manifest> used = new LinkedHashSet<>();
  private int resolved;

  /**
   * Resolves everything.
   *
   * @param secretPrefix what names of Secrets begin with that are made outside, such as {@code
   *     hive-}
   */
  References(ManifestSet manifests, String secretPrefix) {
    this.manifests = manifests;
    this.pods = manifests.stream().flatMap(m -> Pods.of(m).stream()).toList();
    this.declaredSecrets = certificates();
    pods.forEach(p -> pod(p, secretPrefix));
    var networking = new NetworkReferences(manifests, pods);
    networking.resolve();
    dangling.addAll(networking.dangling());
    resolved += networking.resolved();
    accounts();
  }

  /** What refers to nothing, each with who says it. */
  List<String> dangling() {
    return dangling;
  }

  /** ConfigMaps and service accounts that nothing refers to. */
  List<String> unused() {
    return manifests.stream()
        .filter(m -> m.kind().equals("ConfigMap") || m.kind().equals("ServiceAccount"))
        .filter(m -> !used.contains(m))
        // A contract is for people and other programs' sources; no pod reads it.
        .filter(m -> m.at("/metadata/annotations/strake.dev~1contract").isMissingNode())
        .map(m -> m.id() + " is not used")
        .toList();
  }

  /** How many references were found to be right. */
  int resolved() {
    return resolved;
  }

  private Set<String> certificates() {
    var fromCertificates =
        manifests.ofKind("Certificate").stream()
            .map(c -> c.namespace() + "/" + c.at("/spec/secretName").asText());
    var fromIngresses =
        manifests.ofKind("Ingress").stream()
            .filter(i -> i.at("/metadata/annotations").toString().contains("cert-manager.io/"))
            .flatMap(
                i ->
                    elements(i.at("/spec/tls"))
                        .map(t -> i.namespace() + "/" + t.path("secretName").asText()));
    return Stream.concat(fromCertificates, fromIngresses).collect(Collectors.toSet());
  }

  private void pod(Pods pod, String secretPrefix) {
    var spec = pod.spec();
    object(pod, "ServiceAccount", spec.path("serviceAccountName").asText("default"));
    elements(spec.path("volumes")).forEach(v -> volume(pod, v, secretPrefix));
    elements(spec.path("imagePullSecrets"))
        .forEach(s -> secret(pod, s.path("name").asText(), secretPrefix));
    for (var container : pod.containers()) {
      environment(pod, container, secretPrefix);
      mounts(pod, container);
      probes(pod, container);
    }
  }

  private void volume(Pods pod, JsonNode volume, String secretPrefix) {
    var sources =
        Stream.concat(Stream.of(volume), elements(volume.at("/projected/sources"))).toList();
    for (var source : sources) {
      var map = source.path("configMap");
      if (map.isObject() && !map.path("optional").asBoolean()) {
        var found = object(pod, "ConfigMap", map.path("name").asText());
        elements(map.path("items")).forEach(i -> key(pod, found, i.path("key").asText()));
      }
      var secret = source.path("secret");
      if (secret.isObject() && !secret.path("optional").asBoolean()) {
        secret(pod, secret.path("secretName").asText(secret.path("name").asText()), secretPrefix);
      }
    }
    var claim = volume.at("/persistentVolumeClaim/claimName").asText();
    if (!claim.isEmpty()) {
      object(pod, "PersistentVolumeClaim", claim);
    }
  }

  private void environment(Pods pod, JsonNode container, String secretPrefix) {
    for (var variable : elements(container.path("env")).toList()) {
      var map = variable.at("/valueFrom/configMapKeyRef");
      if (map.isObject() && !map.path("optional").asBoolean()) {
        key(pod, object(pod, "ConfigMap", map.path("name").asText()), map.path("key").asText());
      }
      var secret = variable.at("/valueFrom/secretKeyRef");
      if (secret.isObject() && !secret.path("optional").asBoolean()) {
        secret(pod, secret.path("name").asText(), secretPrefix);
      }
    }
    for (var source : elements(container.path("envFrom")).toList()) {
      var map = source.at("/configMapRef/name").asText();
      if (!map.isEmpty()) {
        object(pod, "ConfigMap", map);
      }
      var secret = source.at("/secretRef/name").asText();
      if (!secret.isEmpty()) {
        secret(pod, secret, secretPrefix);
      }
    }
  }

  private void mounts(Pods pod, JsonNode container) {
    for (var mount : elements(container.path("volumeMounts")).toList()) {
      var name = mount.path("name").asText();
      var volumes = elements(pod.spec().path("volumes")).map(v -> v.path("name").asText());
      var claims =
          elements(pod.owner().at("/spec/volumeClaimTemplates"))
              .map(c -> c.at("/metadata/name").asText());
      check(
          Stream.concat(volumes, claims).anyMatch(name::equals),
          "%s: container %s mounts volume %s, which the pod does not have"
              .formatted(pod, container.path("name").asText(), name));
    }
  }

  private void probes(Pods pod, JsonNode container) {
    for (var action :
        List.of("/livenessProbe", "/readinessProbe", "/startupProbe", "/lifecycle/preStop")) {
      for (var how : List.of("httpGet", "tcpSocket", "grpc")) {
        var port = container.at(action).at("/" + how + "/port");
        if (!port.isMissingNode()) {
          check(
              Ports.has(container, port),
              "%s: %s of container %s asks port %s, which it does not have"
                  .formatted(pod, action.substring(1), container.path("name").asText(), port));
        }
      }
    }
  }

  private void accounts() {
    for (var binding :
        Stream.concat(
                manifests.ofKind("RoleBinding").stream(),
                manifests.ofKind("ClusterRoleBinding").stream())
            .toList()) {
      var role = binding.at("/roleRef");
      var namespace = role.path("kind").asText().equals("Role") ? binding.namespace() : "";
      var name = role.path("name").asText();
      check(
          manifests.find(role.path("kind").asText(), namespace, name).isPresent()
              || name.startsWith("system:"),
          "%s grants %s, which is not there".formatted(binding.id(), name));
      for (var subject : elements(binding.at("/subjects")).toList()) {
        if (subject.path("kind").asText().equals("ServiceAccount")) {
          var account =
              manifests.find(
                  "ServiceAccount",
                  subject.path("namespace").asText(binding.namespace()),
                  subject.path("name").asText());
          check(account.isPresent(), "%s names account %s".formatted(binding.id(), subject));
        }
      }
    }
  }

  private Optional<Manifest> object(Pods pod, String kind, String name) {
    var found = manifests.find(kind, pod.namespace(), name);
    check(found.isPresent(), "%s refers to %s %s, which is not there".formatted(pod, kind, name));
    found.ifPresent(used::add);
    return found;
  }

  private void key(Pods pod, Optional<Manifest> map, String key) {
    map.ifPresent(
        m ->
            check(
                m.body().path("data").has(key) || m.body().path("binaryData").has(key),
                "%s reads key %s, which %s does not have".formatted(pod, key, m.id())));
  }

  private void secret(Pods pod, String name, String prefix) {
    check(
        name.startsWith(prefix) || declaredSecrets.contains(pod.namespace() + "/" + name),
        "%s reads Secret %s, which nobody declares".formatted(pod, name));
  }

  private void check(boolean holds, String message) {
    if (holds) {
      resolved++;
    } else {
      dangling.add(message);
    }
  }
}

package dev.strake.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.Connectable;
import dev.strake.platform.Environment;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.PlatformSystem;
import dev.strake.synth.Synthesizer;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cdk8s.App;

/** A system of one purpose: to see what parts of this package write. */
final class Shop extends PlatformSystem {
  private Shop(App app) {
    super(app, "shop", Stage.TEST);
  }

  private enum Stage implements Environment {
    TEST
  }

  static ManifestSet with(Consumer<Shop> parts) {
    var shop = new Shop(new App());
    parts.accept(shop);
    return Synthesizer.synthesize(shop);
  }

  static JsonNode container(ManifestSet set, String kind, String name, int index) {
    return set.find(kind, name).orElseThrow().at("/spec/template/spec/containers/" + index);
  }

  /** Variables of a container: literal values, and {@code secret/key} of those from a Secret. */
  static Map<String, String> environment(JsonNode container) {
    var environment = new TreeMap<String, String>();
    for (var variable : container.path("env")) {
      var key = variable.at("/valueFrom/secretKeyRef");
      environment.put(
          variable.path("name").asText(),
          key.isMissingNode()
              ? variable.path("value").asText()
              : "secret " + key.path("name").asText() + "/" + key.path("key").asText());
    }
    return environment;
  }

  static Manifest configMap(ManifestSet set, String prefix) {
    return set.ofKind("ConfigMap").stream()
        .filter(m -> m.name().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  /** A policy's rules, one a line: who or where, and the ports. */
  static List<String> rules(ManifestSet set, String policy, String direction) {
    var side = direction.equals("egress") ? "to" : "from";
    var rules = new java.util.ArrayList<String>();
    for (var rule : set.find("NetworkPolicy", policy).orElseThrow().at("/spec/" + direction)) {
      var ports = rule.path("ports").findValuesAsText("port");
      for (var peer : rule.path(side)) {
        var name = peer.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText();
        rules.add((name.isEmpty() ? peer.at("/ipBlock/cidr").asText() : name) + " " + ports);
      }
    }
    return rules;
  }

  /** Somebody who takes metrics of jobs. */
  static final class Gateway extends Part implements Connectable {
    private final List<EnvVariable> environment;

    Gateway(Shop shop, EnvVariable... environment) {
      super(shop, "pushgateway");
      this.environment = List.of(environment);
    }

    @Override
    public Link link() {
      var selector = Map.of("app.kubernetes.io/name", name(), "app.kubernetes.io/instance", "shop");
      var pods = new Pods(this, name(), scope().namespaces().base(), selector);
      return new Link(pods, List.of(Port.http(9091)), environment);
    }
  }
}

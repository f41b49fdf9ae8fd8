package dev.strake.logging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.manifest.ManifestYaml;
import dev.strake.platform.Environment;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.platform.PlatformSystem;
import dev.strake.platform.SecretContract;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.App;
import software.constructs.Construct;

/** A small system with logging, and its objects. */
record Synthesized(Shop system, List<JsonNode> objects) {

  static Synthesized of(LoggingProps props) {
    var shop = new Shop(new App(), props);
    var objects = new ArrayList<JsonNode>();
    for (var object : shop.toJson()) {
      objects.add(new ObjectMapper().valueToTree(object));
    }
    return new Synthesized(shop, objects);
  }

  JsonNode find(String kind, String name) {
    return objects.stream()
        .filter(o -> o.at("/kind").asText().equals(kind))
        .filter(o -> o.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  List<JsonNode> all(String kind) {
    return objects.stream().filter(o -> o.at("/kind").asText().equals(kind)).toList();
  }

  /** The text of a file that the main container of a workload mounts as its configuration. */
  String configFile(String kind, String name, String file) {
    var volumes = find(kind, name).at("/spec/template/spec/volumes");
    for (var volume : volumes) {
      if (volume.at("/name").asText().equals("config")) {
        return find("ConfigMap", volume.at("/configMap/name").asText())
            .get("data")
            .get(file)
            .asText();
      }
    }
    throw new AssertionError("no volume config in " + volumes);
  }

  JsonNode lokiConfig() {
    return ManifestYaml.read(configFile("StatefulSet", "shop-loki", "loki.yaml")).get(0);
  }

  static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  enum Stage implements Environment {
    PRODUCTION
  }

  static final class Shop extends PlatformSystem {
    final Logging logging;

    Shop(Construct scope, LoggingProps props) {
      super(scope, "shop", Stage.PRODUCTION);
      var monitoring = scope().namespaces().of("monitoring", PodSecurity.RESTRICTED);
      new SecretContract(this, "s3", monitoring, List.of("access-key", "secret-key"));
      this.logging = new Logging(this, "logging", props);
    }
  }
}

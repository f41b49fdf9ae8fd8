package dev.strake.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import dev.strake.synth.Synthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a shop's monitoring has written, taken apart. */
record Written(ManifestSet set) {

  static Written typical() {
    return new Written(Synthesizer.synthesize(Shop.typical()));
  }

  static Written of(Consumer<Shop.Draft> change) {
    return new Written(Synthesizer.synthesize(Shop.of(change)));
  }

  Manifest get(String kind, String name) {
    return set.find(kind, name)
        .orElseThrow(() -> new AssertionError("no " + kind + " named " + name));
  }

  JsonNode spec(String kind, String name) {
    return get(kind, name).at("/spec");
  }

  String file(String configMap, String file) {
    return get("ConfigMap", configMap).at("/data").path(file).asText();
  }

  ObjectNode prometheus() {
    return ManifestYaml.read(file("shop-prometheus", "prometheus.yml")).get(0);
  }

  ObjectNode alertmanager() {
    return ManifestYaml.read(file("shop-alertmanager", "alertmanager.yml")).get(0);
  }

  JsonNode scrape(String job) {
    for (var scrape : prometheus().path("scrape_configs")) {
      if (scrape.path("job_name").asText().equals(job)) {
        return scrape;
      }
    }
    throw new AssertionError("no scrape job named " + job);
  }

  JsonNode rule(String alert) {
    var rules = ManifestYaml.read(file("shop-prometheus", "rules.yml")).get(0);
    for (var rule : rules.at("/groups/0/rules")) {
      if (rule.path("alert").asText().equals(alert)) {
        return rule;
      }
    }
    throw new AssertionError("no alert named " + alert);
  }

  static List<String> texts(JsonNode list) {
    var all = new ArrayList<String>();
    list.forEach(item -> all.add(item.asText()));
    return all;
  }

  List<String> args(String kind, String name) {
    return texts(spec(kind, name).at("/template/spec/containers/0/args"));
  }
}

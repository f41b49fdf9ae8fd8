package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rule files of an environment.
 *
 * @param files the texts that hold rule groups
 */
record Rules(List<Texts> files) {

  /** One alert with the labels its rule gives it. */
  record Alert(String name, Map<String, String> labels) {}

  static Rules of(Delivery delivery) {
    return new Rules(
        Texts.of(delivery)
            .filter(t -> t.content().contains("groups:"))
            .filter(t -> elements(t.tree().path("groups")).anyMatch(g -> g.has("rules")))
            .toList());
  }

  private Stream<JsonNode> alertRules() {
    return files.stream()
        .flatMap(f -> elements(f.tree().path("groups")))
        .flatMap(g -> elements(g.path("rules")))
        .filter(r -> r.has("alert"));
  }

  /** The expression of an alert. */
  String expression(String alert) {
    return alertRules()
        .filter(r -> r.path("alert").asText().equals(alert))
        .map(r -> r.path("expr").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule is the alert " + alert));
  }

  List<Alert> alerts() {
    return alertRules()
        .map(
            r -> {
              var labels = new TreeMap<>(Pods.strings(r.path("labels")));
              labels.put("alertname", r.path("alert").asText());
              return new Alert(r.path("alert").asText(), labels);
            })
        .toList();
  }

  /** Writes each file into a folder, as {@code CONFIGMAP-KEY}. */
  void write(Path folder) throws IOException {
    for (var file : files) {
      Files.writeString(folder.resolve(file.name().replace('/', '-')), file.content());
    }
  }
}

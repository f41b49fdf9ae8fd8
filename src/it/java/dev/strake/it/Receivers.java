package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** What Alertmanager's receivers are: a name alone does not say whether somebody is woken. */
final class Receivers {

  private Receivers() {}

  /** How a receiver is reached, such as {@code pagerduty}, from its {@code …_configs}. */
  static String kinds(Delivery delivery, String receiver) {
    return Texts.of(delivery)
        .filter(t -> t.content().contains("receivers:"))
        .flatMap(t -> elements(t.tree().path("receivers")))
        .filter(r -> r.path("name").asText().equals(receiver))
        .flatMap(r -> r.properties().stream())
        .map(Map.Entry<String, JsonNode>::getKey)
        .filter(k -> k.endsWith("_configs"))
        .map(k -> k.replace("_configs", ""))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}

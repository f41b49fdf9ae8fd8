package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;

/** Ports that containers declare, asked for by name or number. */
final class Ports {

  private Ports() {}

  /** Whether the container declares this port: a number, or text that is a name. */
  static boolean has(JsonNode container, JsonNode port) {
    return elements(container.path("ports")).anyMatch(p -> same(p, port));
  }

  /** Whether any container of the pods declares this port. */
  static boolean has(Pods pods, JsonNode port) {
    return pods.containers().stream().anyMatch(c -> has(c, port));
  }

  /** The number behind a port of a container. */
  static int number(JsonNode container, JsonNode port) {
    return elements(container.path("ports"))
        .filter(p -> same(p, port))
        .map(p -> p.path("containerPort").asInt())
        .findFirst()
        .orElseGet(port::asInt);
  }

  private static boolean same(JsonNode declared, JsonNode port) {
    return port.isTextual()
        ? declared.path("name").asText().equals(port.asText())
        : declared.path("containerPort").asInt() == port.asInt();
  }
}

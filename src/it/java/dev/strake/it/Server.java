package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A container that runs a known program with a configuration file.
 *
 * @param pod its pod
 * @param container its name
 * @param configFile where its configuration lies inside the container
 */
record Server(Pods pod, String container, String configFile) {

  /** Every container that runs this program, such as {@code prometheus}. */
  static List<Server> of(Delivery delivery, String program) {
    return delivery.pods().stream().flatMap(p -> of(p, program)).toList();
  }

  private static Stream<Server> of(Pods pod, String program) {
    return pod.mainContainers()
        .filter(c -> runs(c, program))
        .map(c -> new Server(pod, c.path("name").asText(), configFile(c)));
  }

  private static boolean runs(JsonNode container, String program) {
    return StandIn.of(container.path("image").asText())
        .filter(s -> s.version().get(0).equals(program))
        .isPresent();
  }

  private static String configFile(JsonNode container) {
    return Stream.of("command", "args")
        .flatMap(f -> elements(container.path(f)))
        .map(JsonNode::asText)
        .filter(a -> a.matches("--?config\\.file=.*"))
        .map(a -> a.replaceFirst("^.*?=", ""))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no -config.file among the arguments of " + container));
  }
}

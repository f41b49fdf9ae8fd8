package dev.strake.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The test cluster, asked through {@code kubectl}; {@code STRAKE_KUBECONFIG} names it. */
final class Kubectl {

  private static final JsonMapper JSON = new JsonMapper();

  private final String kubeconfig;

  private Kubectl(String kubeconfig) {
    this.kubeconfig = kubeconfig;
  }

  /** The cluster of this run; without one the test is skipped, and fails in CI. */
  static Kubectl ofRun() {
    var kubeconfig = System.getenv().getOrDefault("STRAKE_KUBECONFIG", "");
    Requirement.that(
        !kubeconfig.isEmpty(),
        "STRAKE_KUBECONFIG names no cluster; src/it/cluster/up starts one and prints it");
    return new Kubectl(kubeconfig);
  }

  Outcome run(String... arguments) {
    return run(Arrays.asList(arguments));
  }

  Outcome run(List<String> arguments) {
    var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig));
    command.addAll(arguments);
    return Programs.run(Duration.ofMinutes(5), "", command);
  }

  /** Applies files in order as {@code make deploy} would: server-side, no unknown field. */
  Outcome apply(List<Path> files) {
    var arguments =
        new ArrayList<>(
            List.of("apply", "--server-side", "--field-manager=strake", "--validate=strict"));
    files.forEach(f -> arguments.add("--filename=" + f));
    return run(arguments);
  }

  /** Objects of a kind in every namespace. */
  List<JsonNode> list(String kind) {
    return items(run("get", kind, "--all-namespaces", "--output=json").orFail());
  }

  /** The objects that files name, as they are in the cluster, by kind, namespace and name. */
  Map<String, JsonNode> current(List<Path> files) {
    var arguments = new ArrayList<>(List.of("get", "--output=json", "--show-managed-fields"));
    files.forEach(f -> arguments.add("--filename=" + f));
    var objects = new TreeMap<String, JsonNode>();
    items(run(arguments).orFail()).forEach(o -> objects.put(name(o), o));
    return objects;
  }

  static String name(JsonNode object) {
    return "%s %s/%s"
        .formatted(
            object.path("kind").asText(),
            object.at("/metadata/namespace").asText(),
            object.at("/metadata/name").asText());
  }

  private static List<JsonNode> items(Outcome outcome) {
    try {
      return Pods.elements(JSON.readTree(outcome.out()).path("items")).toList();
    } catch (JsonProcessingException e) {
      throw new AssertionError(outcome.toString(), e);
    }
  }
}

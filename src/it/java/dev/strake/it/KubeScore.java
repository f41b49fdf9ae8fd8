package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What kube-score finds in all files of an environment together: it matches across files. */
final class KubeScore {

  private static final int ALL_OK = 10;

  private KubeScore() {}

  static List<Finding> findings(Delivery delivery) {
    var command =
        new ArrayList<>(
            List.of("kube-score", "score", "--output-format=json", "--kubernetes-version=v1.34"));
    delivery.files().forEach(f -> command.add(f.toString()));
    // its exit code says whether there are findings
    var judged = objects(Programs.run(command.toArray(String[]::new)));
    var workloads = delivery.pods().size();
    if (judged.size() < workloads) {
      throw new AssertionError(
          "kube-score judged %d objects of %d workloads".formatted(judged.size(), workloads));
    }
    return judged.stream().flatMap(KubeScore::findings).toList();
  }

  private static Stream<Finding> findings(JsonNode object) {
    var kind = object.at("/type_meta/kind").asText();
    var name = object.at("/object_meta/name").asText();
    return elements(object.path("checks"))
        .filter(c -> !c.path("skipped").asBoolean() && c.path("grade").asInt() < ALL_OK)
        .map(
            c ->
                new Finding(
                    c.at("/check/id").asText(),
                    kind + "/" + name,
                    String.join("; ", c.path("comments").findValuesAsText("summary"))));
  }

  private static List<JsonNode> objects(Outcome outcome) {
    try {
      return elements(new JsonMapper().readTree(outcome.out())).toList();
    } catch (JsonProcessingException e) {
      throw new AssertionError(outcome.toString(), e);
    }
  }
}

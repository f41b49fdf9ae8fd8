package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The PromQL of every panel of an environment's dashboards.
 *
 * @param expressions the expressions, Grafana's variables replaced by values they may have
 */
record Dashboards(List<String> expressions) {

  static Dashboards of(Delivery delivery) {
    return new Dashboards(
        Texts.of(delivery)
            .filter(t -> t.content().contains("\"panels\""))
            .map(Texts::tree)
            .flatMap(Dashboards::panels)
            .filter(p -> !p.path("datasource").toString().contains("loki"))
            .flatMap(p -> elements(p.path("targets")))
            .filter(t -> !t.path("datasource").toString().contains("loki") && t.has("expr"))
            .map(t -> plain(t.path("expr").asText()))
            .toList());
  }

  private static Stream<JsonNode> panels(JsonNode holder) {
    return elements(holder.path("panels")).flatMap(p -> Stream.concat(Stream.of(p), panels(p)));
  }

  private static String plain(String expression) {
    return expression
        .replaceAll("\\$\\{?__(rate_interval|interval|range)\\}?", "5m")
        .replaceAll("\\$\\{?[a-zA-Z_]\\w*(:\\w+)?\\}?", ".*");
  }

  /** A rules file that records each expression, for a tool that reads rules. */
  String asRules() throws JsonProcessingException {
    var rules = new ArrayList<Map<String, String>>();
    for (var expression : expressions) {
      rules.add(Map.of("record", "panel:" + rules.size(), "expr", expression));
    }
    return new YAMLMapper()
        .writeValueAsString(Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));
  }
}

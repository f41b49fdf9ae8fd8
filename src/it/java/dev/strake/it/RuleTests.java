package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Unit tests of rules, written for {@code promtool test rules}: {@code SYSTEM.yaml} is run on the
 * rules of each environment, {@code SYSTEM-ENVIRONMENT.yaml} on those of one. They name their rules
 * {@code rule_files: [rules/*]}.
 *
 * @param files the test files
 * @param firing the alert of each case that expects it to fire
 * @param silent the alert of each case that expects it not to
 */
record RuleTests(List<Path> files, List<String> firing, List<String> silent) {

  static RuleTests of(Delivery delivery, Path folder) throws IOException {
    var files =
        Stream.of(delivery.system(), delivery.system() + "-" + delivery.environment())
            .map(n -> folder.resolve(n + ".yaml"))
            .filter(Files::exists)
            .toList();
    var firing = new ArrayList<String>();
    var silent = new ArrayList<String>();
    for (var file : files) {
      for (var test : cases(new YAMLMapper().readTree(file.toFile()))) {
        (test.path("exp_alerts").isEmpty() ? silent : firing).add(test.path("alertname").asText());
      }
    }
    return new RuleTests(files, firing, silent);
  }

  private static List<JsonNode> cases(JsonNode file) {
    return elements(file.path("tests")).flatMap(t -> elements(t.path("alert_rule_test"))).toList();
  }
}

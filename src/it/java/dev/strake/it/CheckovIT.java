package dev.strake.it;

import static dev.strake.it.Pods.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** About ninety security policies of an outside tool; only the wide sweep asks it. */
@Tag("full")
class CheckovIT {

  private static final Path ALLOWED = Path.of("src/it/checkov.allow");

  @ParameterizedTest
  @MethodSource("deliveries")
  void checkovFindsOnlyWhatIsAllowedWithAReason(Delivery delivery) {
    var allowed = Allowed.read(ALLOWED);
    var findings = findings(delivery);

    assertThat(findings.stream().filter(f -> allowed.stream().noneMatch(a -> a.covers(f))))
        .as("findings without a reason in %s", ALLOWED)
        .isEmpty();
    System.out.printf(
        "%s: checkov: %d findings, each with its reason%n", delivery, findings.size());
  }

  @Test
  void everyAllowedFindingIsStillThere() {
    var findings = Delivery.all().stream().flatMap(d -> findings(d).stream()).toList();

    assertThat(Allowed.read(ALLOWED))
        .allSatisfy(a -> assertThat(findings).as("findings").anyMatch(a::covers));
  }

  private static List<Finding> findings(Delivery delivery) {
    var report =
        report(
            Programs.run(
                "checkov",
                "--directory",
                delivery.files().get(0).getParent().toString(),
                "--framework",
                "kubernetes",
                "--compact",
                "--quiet",
                "--skip-download",
                "--output",
                "json"));
    assertThat(report.at("/summary/passed").asInt()).as("checks that passed").isPositive();
    return elements(report.at("/results/failed_checks")).map(CheckovIT::finding).toList();
  }

  private static Finding finding(JsonNode check) {
    // Kind.namespace.name, or Kind.namespace.name.container of some checks
    var parts = check.path("resource").asText().split("\\.", 3);
    return new Finding(
        check.path("check_id").asText(),
        parts[0] + "/" + parts[parts.length - 1],
        check.path("check_name").asText());
  }

  private static JsonNode report(Outcome outcome) {
    try {
      return new JsonMapper().readTree(outcome.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError(outcome.toString(), e);
    }
  }

  static Stream<Delivery> deliveries() {
    return Delivery.all().stream();
  }
}

package dev.strake.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.ManifestYaml;
import dev.strake.monitoring.Alert;
import dev.strake.monitoring.Monitoring;
import dev.strake.monitoring.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

/** What the documents say of HIVE is what {@code dist/} and the source say. */
class HiveDocsTest {
  private static final Path PAGE = Path.of("docs/systems/hive.md");
  private static final Path RUNBOOKS = Path.of("docs/runbooks/hive.md");
  private static final Path DIST = Path.of("dist/hive");
  private static final List<String> ENVIRONMENTS = List.of("production", "staging");

  /** A file of production and an object in it, as the checklist names them. */
  private static final Pattern SHOWN =
      Pattern.compile("`(\\d\\d-[a-z-]+\\.k8s\\.yaml)`: ((?:`[A-Za-z]+/[a-z0-9-]+`(?:, )?)+)");

  @Test
  void theFiguresAreThoseOfTheOutput() {
    var lines = new ArrayList<>(List.of("| what | production | staging |", "|---|---|---|"));
    lines.add(row("units (files)", env -> files(env).size()));
    lines.add(row("alerts", env -> alerts(env).size()));
    lines.add(row("critical alerts", env -> count(env, Severity.CRITICAL)));
    lines.add(row("warnings", env -> count(env, Severity.WARNING)));
    lines.add(row("dashboards", env -> monitoring(env).dashboards().size()));
    lines.add(row("panels", HiveDocsTest::panels));
    lines.add(row("metrics of the backend", env -> HiveMetrics.ALL.size()));
    new DocumentBlock(PAGE, "figures").isCurrent(lines);
  }

  @Test
  void theAlertsOfTheFiguresAreTheRulesOfTheOutput() {
    var rules = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    for (var environment : ENVIRONMENTS) {
      var text = read(DIST.resolve(environment).resolve("80-prometheus.k8s.yaml"));
      assertThat(rules.matcher(text).results().map(m -> m.group(1)))
          .containsExactlyElementsOf(alerts(environment).stream().map(Alert::name).toList());
    }
  }

  @Test
  void theAddressesAreThoseOfTheIngresses() {
    var hosts = new TreeMap<String, Map<String, String>>();
    for (var environment : ENVIRONMENTS) {
      for (var ingress : objects(environment, "Ingress")) {
        for (var rule : ingress.at("/spec/rules")) {
          var service = rule.at("/http/paths/0/backend/service/name").asText();
          hosts
              .computeIfAbsent(service, s -> new TreeMap<>())
              .put(environment, "`https://%s`".formatted(rule.get("host").asText()));
        }
      }
    }
    var lines = new ArrayList<>(List.of("| Service | production | staging |", "|---|---|---|"));
    hosts.forEach(
        (service, byEnvironment) ->
            lines.add(
                "| `%s` | %s | %s |"
                    .formatted(
                        service,
                        byEnvironment.getOrDefault("production", "–"),
                        byEnvironment.getOrDefault("staging", "–"))));
    new DocumentBlock(PAGE, "addresses").isCurrent(lines);
  }

  @Test
  void theSecretsAreThoseThatPodsRead() {
    var secrets = new TreeMap<String, TreeSet<String>>();
    for (var stage : Hive.Stage.values()) {
      new Hive(new App(), stage)
          .scope()
          .secrets()
          .required()
          .forEach(
              (name, keys) -> secrets.computeIfAbsent(name, n -> new TreeSet<>()).addAll(keys));
    }
    var lines = new ArrayList<>(List.of("| namespace | Secret | keys |", "|---|---|---|"));
    secrets.forEach(
        (name, keys) ->
            lines.add(
                "| `%s` | `%s` | `%s` |"
                    .formatted(name.split("/")[0], name.split("/")[1], String.join("`, `", keys))));
    new DocumentBlock(PAGE, "secrets").isCurrent(lines);
  }

  @Test
  void onlyLoggingIsPrivileged() {
    for (var environment : ENVIRONMENTS) {
      assertThat(objects(environment, "Namespace"))
          .filteredOn(
              namespace ->
                  !namespace
                      .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                      .asText()
                      .equals("restricted"))
          .extracting(namespace -> namespace.at("/metadata/name").asText())
          .containsExactly("hive-logging");
    }
    assertThat(read(PAGE)).contains("`hive-logging` is the one privileged namespace");
  }

  @Test
  void theChecklistHasFifteenItemsAndEachObjectItNamesIsThere() {
    var text = read(PAGE);
    var checklist =
        text.substring(text.indexOf("## Production checklist"), text.indexOf("## Requirements"));
    assertThat(checklist.lines().filter(line -> line.matches("\\| \\d+ \\|.*"))).hasSize(15);
    var shown = SHOWN.matcher(checklist);
    var found = 0;
    while (shown.find()) {
      var names = List.of(shown.group(2).replace("`", "").split(", "));
      assertThat(identities(DIST.resolve("production").resolve(shown.group(1))))
          .as(shown.group(1))
          .containsAll(names);
      found += names.size();
    }
    assertThat(found).isGreaterThan(20);
  }

  @Test
  void everyAlertHasItsRunbook() {
    var lines = new ArrayList<String>();
    for (var alert : alerts("production")) {
      lines.add("");
      lines.add("## " + alert.name());
      lines.add("");
      lines.add("%s; fires after %d s.".formatted(severity(alert), alert.lasting().toSeconds()));
      lines.add("");
      lines.add("    " + alert.expr());
      lines.add("");
      lines.add(alert.runbook());
    }
    lines.add("");
    new DocumentBlock(RUNBOOKS, "alerts").isCurrent(lines);
    assertThat(alerts("staging").stream().map(Alert::name))
        .as("alerts of staging without a runbook")
        .isSubsetOf(alerts("production").stream().map(Alert::name).toList());
  }

  private static String severity(Alert alert) {
    return switch (alert.severity()) {
      case CRITICAL -> "Critical";
      case WARNING -> "Warning";
      default -> "Signal";
    };
  }

  private static String row(String what, java.util.function.ToLongFunction<String> figure) {
    return "| %s | %d | %d |"
        .formatted(what, figure.applyAsLong("production"), figure.applyAsLong("staging"));
  }

  private static long count(String environment, Severity severity) {
    return alerts(environment).stream().filter(alert -> alert.severity() == severity).count();
  }

  private static long panels(String environment) {
    return monitoring(environment).dashboards().stream().mapToLong(d -> d.panels().size()).sum();
  }

  private static List<Alert> alerts(String environment) {
    return monitoring(environment).alerts();
  }

  private static Monitoring monitoring(String environment) {
    var stage = environment.equals("production") ? Hive.Stage.PRODUCTION : Hive.Stage.STAGING;
    return MONITORING.computeIfAbsent(
        environment,
        e -> (Monitoring) new Hive(new App(), stage).getNode().findChild("monitoring"));
  }

  private static final Map<String, Monitoring> MONITORING = new TreeMap<>();

  private static List<Path> files(String environment) {
    try (Stream<Path> files = Files.list(DIST.resolve(environment))) {
      return files.filter(f -> f.toString().endsWith(".k8s.yaml")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<ObjectNode> objects(String environment, String kind) {
    return files(environment).stream()
        .flatMap(file -> ManifestYaml.read(file).stream())
        .filter(object -> object.at("/kind").asText().equals(kind))
        .toList();
  }

  private static List<String> identities(Path file) {
    return ManifestYaml.read(file).stream()
        .map(o -> o.at("/kind").asText() + "/" + o.at("/metadata/name").asText())
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

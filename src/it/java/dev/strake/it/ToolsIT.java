package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outside tools judge what lies inside ConfigMaps, and the manifests as a whole. */
class ToolsIT {

  private static final Path IT = Path.of("src/it");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("deliveries")
  void promtoolAcceptsConfigurationAndRules(Delivery delivery) {
    for (var prometheus : Server.of(delivery, "prometheus")) {
      var checked =
          inside(
              delivery,
              prometheus,
              "promtool",
              "check",
              "config",
              "--lint=all",
              "--lint-fatal",
              prometheus.configFile());
      assertThat(count("(\\d+) rules found", checked.out())).as(checked.out()).isPositive();
      System.out.printf(
          "%s: promtool check config: %d rules%n",
          delivery, count("(\\d+) rules found", checked.out()));
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void promtoolAcceptsEveryPanelsExpression(Delivery delivery) throws IOException {
    var rules = Files.writeString(folder.resolve("panels.yml"), Dashboards.of(delivery).asRules());

    var checked =
        Programs.run("promtool", "check", "rules", "--lint=none", rules.toString()).orFail();

    var found = count("(\\d+) rules found", checked.out());
    assertThat(found).as(checked.out()).isPositive();
    System.out.printf("%s: promtool: %d panel expressions%n", delivery, found);
  }

  /** The tests are written beside; which rules there are is dist's to say. */
  @ParameterizedTest
  @MethodSource("deliveries")
  void ruleTestsPassAndEveryAlertFiresAndStaysSilentInThem(Delivery delivery) throws IOException {
    var rules = Rules.of(delivery);
    var tests = RuleTests.of(delivery, IT.resolve("promtool"));
    Requirement.that(
        !tests.files().isEmpty(), "no rule tests for " + delivery + " in src/it/promtool");
    rules.write(Files.createDirectories(folder.resolve("rules")));

    for (var test : tests.files()) {
      var copy = Files.copy(test, folder.resolve(test.getFileName()));
      Programs.run("promtool", "test", "rules", copy.toString()).orFail();
    }

    var alerts = rules.alerts().stream().map(Rules.Alert::name).toList();
    assertThat(alerts).isNotEmpty();
    assertThat(tests.firing()).as("alerts with a firing case").containsAll(alerts);
    // The watchdog's expression is a constant, so it is never silent.
    var varying = alerts.stream().filter(a -> !rules.expression(a).equals("vector(1)")).toList();
    assertThat(tests.silent()).as("alerts with a silent case").containsAll(varying);
    System.out.printf(
        "%s: promtool test rules: %d firing and %d silent cases for %d alerts%n",
        delivery, tests.firing().size(), tests.silent().size(), alerts.size());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void amtoolAcceptsTheConfigurationAndRoutesEachAlertToItsReceiver(Delivery delivery)
      throws IOException {
    for (var alertmanager : Server.of(delivery, "alertmanager")) {
      inside(delivery, alertmanager, "amtool", "check-config", alertmanager.configFile());
      var routes = new TreeSet<String>();
      for (var alert : Rules.of(delivery).alerts()) {
        var command =
            new ArrayList<>(
                List.of(
                    "amtool",
                    "config",
                    "routes",
                    "test",
                    "--config.file=" + alertmanager.configFile()));
        alert.labels().forEach((k, v) -> command.add(k + "=" + v));
        var receiver = inside(delivery, alertmanager, command.toArray(String[]::new)).out().strip();
        routes.add(
            "%s %s %s".formatted(alert.name(), receiver, Receivers.kinds(delivery, receiver)));
      }
      var expected =
          IT.resolve("receivers").resolve(delivery.system() + "-" + delivery.environment());
      assertThat(String.join("\n", routes)).isEqualToNormalizingWhitespace(lines(expected));
      System.out.printf("%s: amtool: %d alerts routed%n", delivery, routes.size());
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void lokiAcceptsItsConfiguration(Delivery delivery) {
    for (var loki : Server.of(delivery, "loki")) {
      inside(delivery, loki, "loki", "-verify-config", "-config.file=" + loki.configFile());
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void shellcheckFindsNothingInScriptsOfContainers(Delivery delivery) throws IOException {
    var scripts = Scripts.in(delivery, folder);

    assertThat(scripts).isNotEmpty();
    shellcheck(scripts);
    System.out.printf("%s: shellcheck: %d scripts%n", delivery, scripts.size());
  }

  @Test
  void shellcheckFindsNothingInOurOwnScripts() throws IOException {
    var scripts = Scripts.ofThisProject();

    assertThat(scripts).isNotEmpty();
    shellcheck(scripts);
    System.out.printf("shellcheck: %d scripts of this project%n", scripts.size());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void kubeScoreFindsOnlyWhatIsAllowedWithAReason(Delivery delivery) {
    var allowed = Allowed.read(IT.resolve("kube-score.allow"));
    var findings = KubeScore.findings(delivery);

    assertThat(findings.stream().filter(f -> allowed.stream().noneMatch(a -> a.covers(f))))
        .as("findings without a reason in src/it/kube-score.allow")
        .isEmpty();
    System.out.printf(
        "%s: kube-score: %d findings, each with its reason%n", delivery, findings.size());
  }

  @Test
  void everyAllowedFindingIsStillThere() {
    var findings = Delivery.all().stream().flatMap(d -> KubeScore.findings(d).stream()).toList();

    assertThat(Allowed.read(IT.resolve("kube-score.allow")))
        .allSatisfy(a -> assertThat(findings).as("findings").anyMatch(a::covers));
  }

  private static void shellcheck(List<Path> scripts) {
    var command =
        new ArrayList<>(
            List.of(
                "shellcheck", "--external-sources", "--source-path=SCRIPTDIR", "--severity=style"));
    scripts.forEach(s -> command.add(s.toString()));
    Programs.run(command.toArray(String[]::new)).orFail();
  }

  /** Runs a command in the container's own view of its files. */
  private Outcome inside(Delivery delivery, Server server, String... command) {
    Requirement.root();
    try (var network = new PodNetwork()) {
      var sandbox =
          new PodSandbox(delivery.manifests(), server.pod(), network, new SecretValues(), folder);
      return sandbox.runToEnd(server.container(), List.of(command)).orFail();
    }
  }

  private static int count(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .mapToInt(m -> Integer.parseInt(m.group(1)))
        .sum();
  }

  private static String lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(l -> !l.startsWith("#") && !l.isBlank())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  static Stream<Delivery> deliveries() {
    return Delivery.all().stream();
  }
}

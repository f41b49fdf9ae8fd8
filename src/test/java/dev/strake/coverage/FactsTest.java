package dev.strake.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactsTest {

  private static final String SHARED =
      """
      kind: Deployment
      metadata: {name: api, labels: {app: api, owner: shop}}
      spec:
        template:
          spec:
            containers:
            - {name: api, image: "r/api:1.2", args: [--verbose, --port=80], resources: {limits: {memory: 1Gi}}}
            - {name: side, image: "r/side:1", resources: {limits: {memory: 64Mi}}}
      ---
      kind: StatefulSet
      metadata: {name: db}
      spec:
        template:
          spec:
            containers:
            - {name: db, image: "r/db:16", resources: {limits: {memory: 2Gi}}}
      ---
      kind: NetworkPolicy
      metadata: {name: db}
      spec:
        ingress:
        - {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 5432, protocol: TCP}]}
        - {from: [{podSelector: {matchLabels: {app: metrics}}}], ports: [{port: 9187, protocol: TCP}]}
      ---
      kind: ConfigMap
      metadata: {name: prometheus-rules}
      data:
        shop.yaml: |
          groups:
          - name: shop
            rules:
            - {alert: Slow, expr: "p95 > 2", for: 5m, labels: {severity: warning}}
            - {alert: Down, expr: "up == 0", for: 1m, labels: {severity: critical}}
        overview.json: |
          {"title": "Overview", "panels": [{"title": "Rate", "targets": [{"expr": "rate(x[5m])"}]}]}
        redis.conf: |
          maxmemory 100mb  # three quarters
          appendonly = yes
      ---
      kind: ConfigMap
      metadata: {name: api-config-1a2b3c4d}
      data: {LOG_LEVEL: "%s"}
      ---
      kind: HorizontalPodAutoscaler
      metadata: {name: api}
      spec: {minReplicas: %d, maxReplicas: 15, ready: true}
      """;

  private static final ManifestSet PRODUCTION =
      set(SHARED.formatted("info", 3) + "---\nkind: Ingress\nmetadata: {name: grafana}\n");
  private static final ManifestSet STAGING = set(SHARED.formatted("debug", 2));

  static List<Consumer<View>> soundAssertions() {
    return List.of(
        v -> v.object("HorizontalPodAutoscaler", "api").at("/spec/maxReplicas").is(15),
        v -> v.object("HorizontalPodAutoscaler", "api").at("/spec/minReplicas").isAtLeast(2),
        v -> v.object("HorizontalPodAutoscaler", "api").at("/spec/maxReplicas").isAtMost(15),
        v -> v.object("HorizontalPodAutoscaler", "api").at("/spec/ready").is(true),
        v -> v.object("Deployment", "api").container("api").at("/image").matches("r/api:[0-9.]+"),
        v -> v.object("Deployment", "api").container("api").at("/image").isPresent(),
        v -> v.object("Deployment", "api").container("api").at("/args").hasItem("--port=80"),
        v -> v.object("Deployment", "api").container("api").at("/args").hasNoItem("--debug"),
        v -> v.object("Deployment", "api").container("api").at("/args").hasSize(2),
        v ->
            v.object("Deployment", "api")
                .container("api")
                .at("/args")
                .is(List.of("--verbose", "--port=80")),
        v ->
            v.object("Deployment", "api")
                .container("api")
                .at("/resources/limits")
                .is(Map.of("memory", "1Gi")),
        v -> v.object("Deployment", "api").at("/spec/replicas").isAbsent(),
        v -> v.object("Deployment", "api").pod().at("/volumes[name=x]/hostPath/path").isAbsent(),
        v -> v.object("ConfigMap", "api-config").at("/data").hasSize(1),
        v -> v.object("ConfigMap", "api-config").at("/data/LOG_LEVEL").matches("info|debug"),
        v -> v.alert("Slow").at("/for").is("5m"),
        v -> v.alert("Slow").at("/expr").contains("> 2"),
        v -> v.alert("Slow").at("/expr").containsNot("avg"),
        v -> v.dashboard("Overview").at("/panels[title=Rate]/targets/0/expr").is("rate(x[5m])"),
        v -> v.file("prometheus-rules", "redis.conf").setting("maxmemory").is("100mb"),
        v -> v.file("prometheus-rules", "redis.conf").setting("appendonly").is("yes"),
        v -> v.file("prometheus-rules", "redis.conf").text().contains("three quarters"),
        v ->
            v.file("prometheus-rules", "shop.yaml")
                .yaml("/groups[name=shop]/rules[alert=Down]/labels/severity")
                .is("critical"),
        v -> v.file("prometheus-rules", "overview.json").json("/title").is("Overview"),
        v ->
            v.eachWorkload(w -> w.eachContainer(c -> c.at("/resources/limits/memory").isPresent())),
        v -> v.each("Deployment", d -> d.at("/metadata/labels/app").is(d.name())),
        v ->
            v.object("NetworkPolicy", "db")
                .at("/spec/ingress")
                .anyItem(
                    rule -> {
                      rule.at("/ports[port=5432]/protocol").is("TCP");
                      rule.at("/from/0/podSelector/matchLabels/app").is("api");
                    }),
        v -> v.hasNo("Deployment", "worker"),
        v -> v.hasNone("ServiceMonitor"),
        v -> v.hasOnly("ConfigMap", "prometheus-rules", "api-config"));
  }

  @ParameterizedTest
  @MethodSource("soundAssertions")
  void soundAssertionsAreProven(Consumer<View> assertion) {
    var facts = facts("A-1 x");
    facts.prove("A-1", assertion);
    facts.check();
  }

  @ParameterizedTest
  @MethodSource("soundAssertions")
  void whatWasSpoiledIsPutBack(Consumer<View> assertion) {
    var world = new World("production", PRODUCTION);
    new Proof("A-1", world, assertion).run(List.of(world, new World("staging", STAGING)));
    assertThat(world.objects().stream().map(Manifest::body).toList())
        .isEqualTo(PRODUCTION.stream().map(Manifest::body).toList());
  }

  @Test
  void anAssertionThatReadsNothingIsCaught() {
    assertThat(problemsOf(view -> {})).containsExactly("A-1 production: reads nothing");
  }

  @Test
  void anAssertionThatLooksBesideTheViewIsCaught() {
    assertThat(problemsOf(view -> assertThat(PRODUCTION.find("Deployment", "api")).isPresent()))
        .containsExactly("A-1 production: reads nothing");
  }

  @Test
  void anAssertionThatIgnoresWhatItReadIsCaught() {
    assertThat(
            problemsOf(
                view -> {
                  try {
                    view.object("HorizontalPodAutoscaler", "api").at("/spec/minReplicas").is(3);
                  } catch (AssertionError ignored) {
                    // This is the mistake the test is about.
                  }
                }))
        .contains(
            "survives: A-1 production: HorizontalPodAutoscaler api /spec/minReplicas is 4 instead of 3",
            "survives: A-1 production: HorizontalPodAutoscaler api /spec/minReplicas is 2 instead of 3",
            "survives: A-1 production: HorizontalPodAutoscaler api /spec/minReplicas deleted");
  }

  @Test
  void anAssertionThatAcceptsEveryValueIsCaught() {
    assertThat(
            problemsOf(
                view ->
                    view.object("HorizontalPodAutoscaler", "api").at("/spec/minReplicas").number()))
        .contains(
            "survives: A-1 production: HorizontalPodAutoscaler api /spec/minReplicas is 4 instead of 3");
  }

  @Test
  void aScalarOfTheObjectItselfMayBeRead() {
    assertThat(
            problemsOf(
                view -> view.object("HorizontalPodAutoscaler", "api").at("/kind").isPresent()))
        .noneMatch(problem -> problem.contains("field by field"));
  }

  @Test
  void anAssertionThatComparesAWholeObjectIsCaught() {
    var body = PRODUCTION.find("HorizontalPodAutoscaler", "api").orElseThrow().body();
    assertThat(problemsOf(view -> view.object("HorizontalPodAutoscaler", "api").is(body)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("must be read field by field");
    assertThat(
            problemsOf(
                view ->
                    view.object("HorizontalPodAutoscaler", "api").at("/spec").is(body.get("spec"))))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("must be read field by field");
  }

  @Test
  void anAssertionThatFailsWhenSomethingElseChangesIsCaught() {
    var before = PRODUCTION.find("HorizontalPodAutoscaler", "api").orElseThrow().body();
    assertThat(
            problemsOf(
                view -> {
                  var object = view.object("HorizontalPodAutoscaler", "api");
                  object.at("/spec/minReplicas").is(3);
                  assertThat(object.node()).isEqualTo(before);
                }))
        .contains("A-1 production: fails when a value it did not read changes: maxReplicas");
  }

  @Test
  void anAssertionThatTwoItemsMeetIsCaught() {
    assertThat(
            problemsOf(
                view ->
                    view.object("NetworkPolicy", "db")
                        .at("/spec/ingress")
                        .anyItem(rule -> rule.at("/ports/0/protocol").is("TCP"))))
        .anyMatch(p -> p.startsWith("survives: A-1 production: NetworkPolicy db /spec/ingress/0"));
  }

  @Test
  void aConditionThatAcceptsEverythingIsCaught() {
    assertThat(
            problemsOf(
                view ->
                    view.object("ConfigMap", "api-config")
                        .at("/data/LOG_LEVEL")
                        .satisfies("anything", node -> true)))
        .containsExactly(
            "survives: A-1 production: ConfigMap api-config /data/LOG_LEVEL may be anything");
  }

  @Test
  void anAssertionAboutEachThatLooksAtNoneIsCaught() {
    assertThat(problemsOf(view -> view.eachWorkload(workload -> {})))
        .containsExactly("survives: A-1 production: each workload Deployment api-spoiled exists");
  }

  @Test
  void theOtherEnvironmentsValueIsTried() {
    assertThat(
            problemsOf(
                view -> {
                  var level = view.object("ConfigMap", "api-config").at("/data/LOG_LEVEL").text();
                  assertThat(level).isIn("info", "debug");
                }))
        .containsExactly(
            "survives: A-1 production: ConfigMap api-config /data/LOG_LEVEL is \"debug\" instead of \"info\"");
  }

  @Test
  void aFailingAssertionIsReported() {
    assertThat(
            problemsOf(
                v -> v.object("HorizontalPodAutoscaler", "api").at("/spec/minReplicas").is(2)))
        .containsExactly(
            "A-1 production: fails: HorizontalPodAutoscaler api /spec/minReplicas: 3, expected one that is 2");
    assertThat(problemsOf(v -> v.hasNo("Ingress", "grafana")))
        .containsExactly("A-1 production: fails: Ingress grafana must not exist");
  }

  @Test
  void missingUnknownAndDoubleIdsAreReported() {
    var facts = facts("A-1 x\nA-2 x\nA-3 docs\nA-4 x\n");
    facts.prove("A-1", view -> view.hasNone("Role"));
    facts.prove("A-1", "staging", view -> view.hasNone("Role"));
    facts.prove("A-9", view -> view.hasNone("Role"));
    facts.notInOutput("A-3", "a page of its own");
    facts.notInOutput("A-4", "too hard");
    assertThat(facts.problems())
        .containsExactlyInAnyOrder(
            "A-1 is proven twice in staging: join the assertions",
            "A-2 has no assertion",
            "A-4 must be proven on the output, got 'too hard'",
            "A-9 is not in the sheet");
    assertThatThrownBy(facts::check).hasMessageStartingWith("4 problems of coverage");
  }

  @Test
  void survivorsAreAcceptedOnlyWithAReasonThatIsStillNeeded() {
    var facts = facts("A-1 x\n");
    facts.prove(
        "A-1",
        "production",
        v -> v.object("HorizontalPodAutoscaler", "api").at("/spec/minReplicas").number());
    facts.open("A-1", "any number will do", "minReplicas is");
    facts.open("A-1", "no longer true", "maxReplicas");
    assertThat(facts.problems()).containsExactly("A-1 has no survivor with 'maxReplicas'");
  }

  @Test
  void theReportCountsWhatWasProven() {
    var facts = facts("A-1 x\nA-2 docs\nA-3 y\n");
    facts.prove("A-1", v -> v.hasNone("Role"));
    facts.notInOutput("A-2", "a page of its own");
    facts.provenBy("A-3", "A-1");
    assertThat(facts.report("SHOP"))
        .contains("2 facts are proven on the YAML, 1 are not in the output, 0 are missing.")
        .contains("| A-1 | x | production, staging | 2 | 2 |")
        .contains("| A-2 | docs | not in the output: a page of its own |")
        .contains("| A-3 | y | with A-1 |")
        .endsWith("Nothing that was spoiled stayed unnoticed.\n");
  }

  @Test
  void aReportThatIsNotCurrentFails(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("x.md"), "old\n");
    CoverageReport.isCurrent(file, "old\n");
    assertThatThrownBy(() -> CoverageReport.isCurrent(file, "new\n"))
        .hasMessageContaining("x.md is not current");
    assertThatThrownBy(() -> CoverageReport.isCurrent(folder.resolve("y.md"), "new\n"))
        .hasMessageContaining("y.md is not current");
  }

  @Test
  void theSheetOfHiveHasAllItsIds() {
    var areas = Sheet.of("hive").areas();
    assertThat(areas).hasSize(142 + 41 + 46 + 16).containsKeys("HIVE-001", "HIVE-D42", "HIVE-S46");
    assertThat(areas).containsEntry("HIVE-125", "operations-command").doesNotContainKey("HIVE-D35");
  }

  private static List<String> problemsOf(Consumer<View> assertion) {
    var facts = facts("A-1 x\n");
    facts.prove("A-1", "production", assertion);
    return facts.problems();
  }

  private static Facts facts(String ids) {
    return new Facts(Sheet.parse(ids), Map.of("production", PRODUCTION, "staging", STAGING));
  }

  private static ManifestSet set(String yaml) {
    return new ManifestSet(
        ManifestYaml.read(yaml).stream().map(o -> new Manifest("all", o)).toList());
  }
}

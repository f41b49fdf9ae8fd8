package dev.strake.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.ingress.Controller;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestId;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Synthesizer;
import dev.strake.systems.Hive.Choices;
import dev.strake.systems.Hive.Stage;
import dev.strake.value.Image;
import dev.strake.value.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

class HiveTest {
  private static final Choices STANDARD = Choices.STANDARD;
  private static final Image NEXT = Image.of("registry.example/hive/backend", "1.5.0");

  @Test
  void bumpingTheBackendsImageRollsTheBackendOnly() {
    assertThat(changedPods(STANDARD.backend(NEXT)))
        .containsExactly("Deployment.apps hive/hive-backend");
  }

  @Test
  void changingOneAlertRollsNoPod() {
    var stricter = STANDARD.errorRate(Percent.of(3));
    assertThat(synthesize(stricter)).isNotEqualTo(synthesize(STANDARD));
    assertThat(changedPods(stricter)).isEmpty();
  }

  @Test
  void bumpingTheMigrationsImageGivesItANewJob() {
    var before = jobs(synthesize(STANDARD));
    var after = jobs(synthesize(STANDARD.background(NEXT)));
    assertThat(before).hasSize(1);
    assertThat(after).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void gatewayApiRoutesTheSameHosts() {
    var set = synthesize(STANDARD.controller(Controller.envoyGateway()));
    assertThat(set.ofKind("Ingress")).isEmpty();
    var hosts = new TreeSet<String>();
    for (var route : set.ofKind("HTTPRoute")) {
      route.at("/spec/hostnames").forEach(host -> hosts.add(host.asText()));
    }
    assertThat(hosts).containsExactly("admin.hive.co.ke", "api.hive.co.ke", "grafana.hive.co.ke");
  }

  @Test
  void bothEnvironmentsFitIntoOneClusterUnderNamespacesOfTheirOwn() {
    // Names of the whole cluster count too, or one environment would overwrite the other's rights.
    var production = ids(Stage.PRODUCTION, STANDARD.namespace("hive-production"));
    var staging = ids(Stage.STAGING, STANDARD.namespace("hive-staging"));
    assertThat(production).hasSizeGreaterThan(100).doesNotContainAnyElementsOf(staging);
  }

  /** Workloads whose pods are not the same as those of the standard choices. */
  private static TreeSet<String> changedPods(Choices choices) {
    var before = pods(synthesize(STANDARD));
    var after = pods(synthesize(choices));
    var changed = new TreeSet<String>();
    before.forEach(
        (id, template) -> {
          if (!template.equals(after.get(id))) {
            changed.add(id.toString());
          }
        });
    after.keySet().stream()
        .filter(id -> !before.containsKey(id))
        .forEach(id -> changed.add("" + id));
    return changed;
  }

  private static Map<ManifestId, JsonNode> pods(ManifestSet set) {
    var pods = new LinkedHashMap<ManifestId, JsonNode>();
    for (var manifest : set.manifests()) {
      var template =
          manifest.kind().equals("CronJob")
              ? manifest.at("/spec/jobTemplate/spec/template")
              : manifest.at("/spec/template");
      if (!template.isMissingNode()) {
        pods.put(manifest.id(), template);
      }
    }
    return pods;
  }

  private static TreeSet<String> jobs(ManifestSet set) {
    return set.ofKind("Job").stream()
        .map(Manifest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<ManifestId> ids(Stage stage, Choices choices) {
    var hive = new Hive(new App(), stage, choices);
    return Synthesizer.synthesize(hive).stream().map(Manifest::id).toList();
  }

  private static ManifestSet synthesize(Choices choices) {
    return Synthesizer.synthesize(new Hive(new App(), Stage.PRODUCTION, choices));
  }
}

package dev.strake.platform;

import static dev.strake.testing.ManifestAssertions.assertThatManifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.Shop;
import dev.strake.manifest.Manifest;
import dev.strake.synth.Synthesizer;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

class PatchTest {
  private static final String CONTAINER = "/spec/template/spec/containers/0";

  private final Shop shop = new Shop(new App(), EnvironmentSettings.none());

  private Manifest patched(String kind, Patch patch) {
    shop.api().patch(patch);
    return Synthesizer.synthesize(shop).find(kind, "shop-api").orElseThrow();
  }

  @Test
  void aPatchChangesAFieldThatIsThere() {
    var patch = Patch.of("Deployment").set("/spec/revisionHistoryLimit", 3);

    assertThatManifest(patched("Deployment", patch)).at("/spec/revisionHistoryLimit").is(3);
  }

  @Test
  void aPatchAddsAFieldThatIsNotThere() {
    var patch = Patch.of("Deployment").set("/spec/minReadySeconds", 15);

    assertThatManifest(patched("Deployment", patch)).at("/spec/minReadySeconds").is(15);
  }

  @Test
  void aPatchRemovesAField() {
    var patch = Patch.of("Deployment").remove(CONTAINER + "/livenessProbe");

    assertThatManifest(patched("Deployment", patch))
        .at(CONTAINER + "/livenessProbe")
        .isAbsent()
        .at(CONTAINER + "/readinessProbe")
        .isPresent();
  }

  @Test
  void aPatchAppendsToAList() {
    var patch =
        Patch.of("Deployment")
            .set(CONTAINER + "/ports/-", Map.of("name", "debug", "containerPort", 5005));

    assertThatManifest(patched("Deployment", patch))
        .at(CONTAINER + "/ports/0/name")
        .is("http")
        .at(CONTAINER + "/ports/1/containerPort")
        .is(5005)
        .at(CONTAINER + "/ports/2")
        .isAbsent();
  }

  @Test
  void settingAnItemOfAListReplacesIt() {
    var patch =
        Patch.of("Deployment")
            .set(
                CONTAINER + "/ports/0",
                Map.of("name", "http", "containerPort", 8080, "hostPort", 80));

    assertThatManifest(patched("Deployment", patch))
        .at(CONTAINER + "/ports/0/hostPort")
        .is(80)
        .at(CONTAINER + "/ports/1")
        .isAbsent();
  }

  @Test
  void aPatchReachesFieldsThatCdk8sWritesOtherwise() {
    var patch =
        Patch.of("Service").set("/spec/clusterIP", "None").set("/spec/ports/0/targetPort", 1);

    assertThatManifest(patched("Service", patch))
        .at("/spec/clusterIP")
        .is("None")
        .at("/spec/ports/0/targetPort")
        .is(1);
  }

  @Test
  void changesOfOnePatchBuildOnEachOther() {
    var patch =
        Patch.of("Deployment")
            .set("/spec/template/metadata/annotations", Map.of())
            .set("/spec/template/metadata/annotations/shop.example~1tier", "front");

    assertThatManifest(patched("Deployment", patch))
        .at("/spec/template/metadata/annotations/shop.example~1tier")
        .is("front");
  }

  @Test
  void aPatchThatChangesNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> shop.api().patch(Patch.of("Deployment").set("/spec/revisionHistoryLimit", 5)))
        .withMessage(
            "patch of Deployment.apps shop/shop-api in shop-production/api must change something,"
                + " got what is there already at [/spec/revisionHistoryLimit]; delete the patch");
  }

  @Test
  void aPointerToNothingIsRefusedByItsName() {
    for (var wrong :
        List.of(
            Patch.of("Deployment").set("/spec/templat/spec", Map.of()),
            Patch.of("Deployment").set("/spec/replica/count", 1),
            Patch.of("Deployment").set(CONTAINER + "/ports/7", Map.of()),
            Patch.of("Deployment").remove("/spec/minReadySeconds"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shop.api().patch(wrong))
          .withMessageContaining("patch of Deployment.apps shop/shop-api in shop-production/api")
          .withMessageMatching("(?s).*got '/spec/.*' which points to nothing; look at .* YAML.*");
    }
    assertThat(Synthesizer.synthesize(shop).ofKind("Deployment")).hasSize(2);
  }

  @Test
  void aPointerWithoutSlashIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Patch.of("Deployment").set("spec", 1))
        .withMessage("pointer must start with '/', got 'spec'");
  }

  @Test
  void aKindThatThePartDoesNotHaveIsRefusedWithWhatItHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.api().patch(Patch.of("StatefulSet").set("/spec/replicas", 1)))
        .withMessageContaining("one object of shop-production/api, got 0 of kind StatefulSet")
        .withMessageContaining("Deployment.apps shop/shop-api")
        .withMessageContaining("Service shop/shop-api");
  }

  @Test
  void aKindThatThePartHasTwiceNeedsAName() {
    var part = new Part(shop, "twins") {};
    for (var name : List.of("one", "two")) {
      part.add(
          Stack.workload("twins"),
          Kinds.CONFIG_MAP,
          org.cdk8s.plus34.k8s.KubeConfigMapProps.builder()
              .metadata(part.metadata(name, "shop", part.labels("twins")).build())
              .data(Map.of("key", "value"))
              .build());
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> part.patch(Patch.of("ConfigMap").set("/immutable", true)))
        .withMessageContaining("got 2 of kind ConfigMap")
        .withMessageContaining("ConfigMap shop/one, ConfigMap shop/two");
    part.patch(Patch.of("ConfigMap", "two").set("/immutable", true));
    var set = Synthesizer.synthesize(shop);
    assertThatManifest(set.find("ConfigMap", "two").orElseThrow()).at("/immutable").is(true);
    assertThatManifest(set.find("ConfigMap", "one").orElseThrow()).at("/immutable").isAbsent();
  }
}

package dev.strake.platform;

import static dev.strake.testing.ManifestAssertions.assertThatManifest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.Shop;
import dev.strake.backend.Backend;
import dev.strake.manifest.ManifestSet;
import dev.strake.testing.Synthesis;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ClaimProps;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.WorkloadProps;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

class LabelsTest {
  /** Longer than a label's value may be, and its 63rd character is a dash. */
  private static final String LONG = "1." + "4".repeat(60) + "-rc1";

  private static final String VERSION = "app.kubernetes.io~1version";
  private static final ManifestSet SET =
      Synthesis.of(
          scope -> {
            var shop = new Shop(scope, EnvironmentSettings.none());
            new Disk(shop, "store", Image.of("registry.example/store", "16.4"));
            new Backend(shop, "odd", Shop.api(Image.of("registry.example/odd", LONG)).build());
            return shop;
          });

  @Test
  void aWorkloadHasTheRecommendedLabels() {
    assertThat(map(SET.find("Deployment", "shop-api").orElseThrow().at("/metadata/labels")))
        .isEqualTo(
            Map.of(
                "app", "shop-api",
                "app.kubernetes.io/component", "backend",
                "app.kubernetes.io/instance", "shop",
                "app.kubernetes.io/managed-by", "strake",
                "app.kubernetes.io/name", "shop-api",
                "app.kubernetes.io/part-of", "shop",
                "app.kubernetes.io/version", "1.4.2",
                "environment", "production"));
  }

  private static Map<String, String> map(JsonNode labels) {
    var map = new java.util.TreeMap<String, String>();
    labels.properties().forEach(label -> map.put(label.getKey(), label.getValue().asText()));
    return map;
  }

  @Test
  void theVersionIsOnPodsButInNoSelectorAndNoClaim() {
    for (var name : new String[] {"shop-api", "shop-mailer"}) {
      assertThatManifest(SET.find("Deployment", name).orElseThrow())
          .at("/spec/template/metadata/labels/" + VERSION)
          .isPresent()
          .at("/spec/selector/matchLabels/" + VERSION)
          .isAbsent();
    }
    assertThatManifest(SET.ofKind("StatefulSet").get(0))
        .at("/spec/template/metadata/labels/" + VERSION)
        .is("16.4")
        .at("/spec/selector/matchLabels/" + VERSION)
        .isAbsent()
        .at("/spec/volumeClaimTemplates/0/metadata/labels/" + VERSION)
        .isAbsent()
        .at("/spec/volumeClaimTemplates/0/metadata/labels/environment")
        .isAbsent();
  }

  @Test
  void selectorsAreNameAndInstanceEverywhere() {
    var selector =
        Map.of("app.kubernetes.io/name", "shop-api", "app.kubernetes.io/instance", "shop");

    assertThat(
            map(SET.find("Deployment", "shop-api").orElseThrow().at("/spec/selector/matchLabels")))
        .isEqualTo(selector);
    assertThat(map(SET.find("Service", "shop-api").orElseThrow().at("/spec/selector")))
        .isEqualTo(selector);
    assertThat(
            map(
                SET.find("PodDisruptionBudget", "shop-api")
                    .orElseThrow()
                    .at("/spec/selector/matchLabels")))
        .isEqualTo(selector);
  }

  @Test
  void aTagThatIsTooLongForALabelIsCutToAValidOne() {
    assertThatManifest(SET.find("Deployment", "shop-odd").orElseThrow())
        .at("/metadata/labels/" + VERSION)
        .is("1." + "4".repeat(60));
  }

  /** A part with a disk, as a database would be. */
  private static final class Disk extends Part {
    Disk(Construct scope, String id, Image image) {
      super(scope, id);
      var resources =
          Resources.requests(Cpu.millis(100), Memory.mebibytes(64))
              .limits(Cpu.millis(200), Memory.mebibytes(64));
      var claim = new ClaimProps("data", Storage.gibibytes(5), "");
      var container =
          ContainerSpec.builder("store", image, resources)
              .health(HealthCheck.exec("alive"))
              .mounts(claim.at("/data"))
              .build();
      var pod = PodProps.builder(container, PodUser.of(999)).claim(claim).build();
      StatefulSets.create(this, WorkloadProps.of(this, Stack.DATABASE, "database", pod), 1, name());
    }
  }
}

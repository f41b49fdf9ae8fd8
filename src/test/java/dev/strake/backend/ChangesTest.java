package dev.strake.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.Shop;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.EnvironmentSettings;
import dev.strake.testing.Synthesis;
import dev.strake.value.Image;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a change of the source changes in the cluster, and what it leaves alone. */
class ChangesTest {
  private static final ManifestSet BEFORE = shop(Shop.API);

  private static ManifestSet shop(Image image) {
    return Synthesis.of(scope -> new Shop(scope, new Shop.Only(EnvironmentSettings.none()), image));
  }

  private static Map<String, JsonNode> pods(ManifestSet set) {
    var pods = new TreeMap<String, JsonNode>();
    set.stream()
        .filter(manifest -> manifest.body().at("/spec/template").isObject())
        .forEach(manifest -> pods.put(manifest.id().toString(), manifest.at("/spec/template")));
    return pods;
  }

  @Test
  void aNewImageOfTheBackendChangesOneWorkloadsPods() {
    var after = shop(Image.of("registry.example/shop/api", "1.5.0"));

    var changed = pods(after);
    changed.values().removeAll(pods(BEFORE).values());

    assertThat(pods(BEFORE)).hasSize(2);
    assertThat(changed).containsOnlyKeys("Deployment.apps shop/shop-api");
    assertThat(after.manifests()).extracting(Manifest::id).isEqualTo(ids(BEFORE));
    assertThat(selectors(after)).isEqualTo(selectors(BEFORE));
  }

  private static java.util.List<?> ids(ManifestSet set) {
    return set.stream().map(Manifest::id).toList();
  }

  private static java.util.List<JsonNode> selectors(ManifestSet set) {
    return set.stream().map(m -> m.at("/spec/selector")).toList();
  }

  @Test
  void aNewFileRollsThePodsThatReadItAndNoOthers() {
    var before = withFile("a");
    var after = withFile("b");

    var changed = pods(after);
    changed.values().removeAll(pods(before).values());

    assertThat(changed).containsOnlyKeys("Deployment.apps default/shop-reader");
    assertThat(configName(after))
        .startsWith("shop-reader-config-")
        .isNotEqualTo(configName(before));
    assertThat(after.ofKind("ConfigMap").get(0).at("/immutable").asBoolean()).isTrue();
  }

  private static String configName(ManifestSet set) {
    return set.ofKind("ConfigMap").get(0).name();
  }

  private static ManifestSet withFile(String content) {
    return Synthesis.ofChart(
        "shop",
        chart -> {
          new Backend(chart, "api", BackendProps.builder(Shop.API).build());
          new Backend(
              chart,
              "reader",
              BackendProps.builder(Shop.API).file("/etc/app/app.conf", content).build());
        });
  }

  @Test
  void aMigrationIsNamedByItsTemplateSoThatAnotherReleaseNeverMeetsIt() {
    assertThat(migration("1.4.2"))
        .matches("shop-migrate-[0-9a-f]{8}")
        .isEqualTo(migration("1.4.2"));
    assertThat(migration("1.5.0")).isNotEqualTo(migration("1.4.2"));
  }

  private static String migration(String tag) {
    var image = Image.of("registry.example/shop/api", tag);
    return Synthesis.ofChart(
            "shop", chart -> new Migration(chart, "migrate", MigrationProps.builder(image).build()))
        .ofKind("Job")
        .get(0)
        .name();
  }
}

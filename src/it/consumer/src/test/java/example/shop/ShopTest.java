package example.shop;

import static dev.strake.testing.ManifestAssertions.assertThatManifests;

import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Synthesizer;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

class ShopTest {
  private static final ManifestSet STAGING = synthesize(Shop.Stage.STAGING);
  private static final ManifestSet PRODUCTION = synthesize(Shop.Stage.PRODUCTION);

  @Test
  void productionScalesAndStagingDoesNot() {
    assertThatManifests(PRODUCTION)
        .has("HorizontalPodAutoscaler", "shop-api")
        .at("/spec/maxReplicas")
        .is(12);
    assertThatManifests(STAGING).hasNo("HorizontalPodAutoscaler", "shop-api");
  }

  @Test
  void eachEnvironmentHasItsHost() {
    assertThatManifests(PRODUCTION)
        .has("Ingress", "shop-api")
        .at("/spec/rules/0/host")
        .is("api.shop.example");
    assertThatManifests(STAGING)
        .has("Ingress", "shop-api")
        .at("/spec/rules/0/host")
        .is("api.staging.shop.example");
  }

  @Test
  void anObjectOfPlainCdk8sIsWrittenToo() {
    assertThatManifests(STAGING).has("ConfigMap", "shop-release").at("/data/api").is("2.3.0");
  }

  private static ManifestSet synthesize(Shop.Stage stage) {
    return Synthesizer.synthesize(new Shop(new App(), stage));
  }
}

package dev.strake.platform;

import static dev.strake.testing.ManifestAssertions.assertThatManifest;
import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.Shop;
import dev.strake.backend.Backend;
import dev.strake.manifest.ManifestYaml;
import dev.strake.testing.Synthesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

class PlatformScopeTest {

  /** A system that shares a cluster with other environments. */
  private static final class Shared extends PlatformSystem {
    Shared(Construct scope) {
      super(scope, "hive", new Shop.Only(EnvironmentSettings.none()), "hive-staging");
    }
  }

  @Test
  void namesOfTheWholeClusterDeriveFromTheNamespace() {
    var scope = new Shared(new App()).scope();

    assertThat(scope.namespaces().base()).isEqualTo("hive-staging");
    assertThat(scope.namespaces().of("monitoring", Namespaces.PodSecurity.RESTRICTED))
        .isEqualTo("hive-staging-monitoring");
    assertThat(scope.clusterName("hive-prometheus")).isEqualTo("hive-staging-prometheus");
  }

  @Test
  void namesOfTheWholeClusterStayWhereTheNamespaceIsTheSystems() {
    var scope = new Shop(new App(), EnvironmentSettings.none()).scope();

    assertThat(scope.clusterName("shop-prometheus")).isEqualTo("shop-prometheus");
  }

  @Test
  void aNameThatDoesNotBeginWithTheSystemsIsRefused() {
    var scope = new Shared(new App()).scope();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> scope.clusterName("prometheus"))
        .withMessageContaining("must start with 'hive', got 'prometheus'");
  }

  @Test
  void aSystemNameThatIsNoLabelIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesis.ofChart("My_Shop", PlatformScope::of))
        .withMessageContaining("system name must be at most 63 lower-case letters")
        .withMessageContaining("'My_Shop'");
  }

  @Test
  void partsStandInAPlainChart() {
    var set =
        Synthesis.ofChart("shop", chart -> new Backend(chart, "api", Shop.api(Shop.API).build()));

    assertThatManifests(set)
        .has("Deployment", "shop-api")
        .at("/metadata/namespace")
        .is("default")
        .at("/metadata/labels/environment")
        .is("default");
    assertThat(set.ofKind("Namespace")).isEmpty();
  }

  @Test
  void partsTakeThePlainChartsNamespace() {
    var set =
        Synthesis.of(
            app -> {
              var props = ChartProps.builder().namespace("web").build();
              var chart = new Chart(app, "shop", props);
              new Backend(chart, "api", Shop.api(Shop.API).build());
              return chart;
            });

    assertThat(set.manifests()).allSatisfy(m -> assertThat(m.namespace()).isEqualTo("web"));
  }

  @Test
  void cdk8sItselfWritesAPlainChartWithParts(@TempDir Path folder) throws IOException {
    var app = new App(AppProps.builder().outdir(folder.toString()).build());
    new Backend(new Chart(app, "shop"), "api", Shop.api(Shop.API).build());

    app.synth();

    var written = ManifestYaml.read(Files.readString(folder.resolve("shop.k8s.yaml")));
    assertThat(written)
        .extracting(body -> body.path("kind").asText())
        .contains("Deployment", "Service", "HorizontalPodAutoscaler", "NetworkPolicy");
  }

  @Test
  void cdk8sItselfReportsTheProblemsOfParts() {
    var chart = new Chart(new App(), "shop");
    var part = new Part(chart, "odd") {};
    part.problem("replicas must be even, got %d", 3);

    assertThatThrownBy(() -> Testing.synth(chart))
        .hasMessageContaining("[shop/odd] replicas must be even, got 3 (PlatformScopeTest.java:");
  }

  @Test
  void twoPartsOfOneIdAreRefusedWithBothLines() {
    var chart = new Chart(new App(), "shop");
    var first = new Part(chart, "api") {};
    var line = first.source().line();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backend(chart, "api", Shop.api(Shop.API).build()))
        .withMessage(
            "part 'api' of shop must be made once, got it at PlatformScopeTest.java:%d and at"
                + " PlatformScopeTest.java:%d; give one of them another id",
            line, line + 4);
  }

  @Test
  void anIdThatIsNoNameIsRefused() {
    var chart = new Chart(new App(), "shop");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backend(chart, "My Api", Shop.api(Shop.API).build()))
        .withMessageContaining("part id must")
        .withMessageContaining("'My Api'");
  }

  @Test
  void objectsStandInTheFilesOfTheirStacks() {
    var set = Synthesis.of(scope -> new Shop(scope, EnvironmentSettings.none()));

    assertThat(set.byStack().keySet())
        .containsExactly("00-namespace", "10-identity", "20-network", "50-api", "50-mailer");
    assertThatManifest(set.byStack().get("50-api").get(0)).at("/kind").isPresent();
  }
}

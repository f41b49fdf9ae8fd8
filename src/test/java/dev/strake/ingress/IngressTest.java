package dev.strake.ingress;

import static dev.strake.ingress.Shop.API;
import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.platform.SynthesisException;
import dev.strake.synth.Synthesizer;
import dev.strake.value.Host;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.plus34.Service;
import org.cdk8s.plus34.ServicePort;
import org.cdk8s.plus34.ServiceProps;
import org.junit.jupiter.api.Test;

class IngressTest {
  private static final Map<String, Object> CONTROLLER =
      Map.of(
          "namespaceSelector",
          Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "ingress-nginx")));

  @Test
  void theControllerReachesTheContainersPortAndNothingElse() {
    var shop = Shop.nginx((s, props) -> props.route(s.api()));
    // Policies see the pods' port 3000, not the Service's 80.
    assertThatManifests(shop)
        .has("NetworkPolicy", "shop-backend")
        .at("/spec/ingress")
        .is(
            List.of(
                Map.of(
                    "from",
                    List.of(CONTROLLER),
                    "ports",
                    List.of(Map.of("port", 3000, "protocol", "TCP")))));
    assertThatManifests(shop).hasNo("NetworkPolicy", "shop-dashboard");
  }

  @Test
  void theControllerReachesTheSolversOfEachNamespaceWithCertificates() {
    var shop = Shop.nginx((s, props) -> props.route(Route.to(s.dashboard).at(API)));
    // Under default deny, names could never be proved.
    assertThatManifests(shop)
        .has("NetworkPolicy", "shop-acme-solver")
        .at("/metadata/namespace")
        .is("shop-monitoring")
        .at("/spec/podSelector/matchLabels")
        .is(Map.of("acme.cert-manager.io/http01-solver", "true"))
        .at("/spec/ingress")
        .is(
            List.of(
                Map.of(
                    "from",
                    List.of(CONTROLLER),
                    "ports",
                    List.of(Map.of("port", 8089, "protocol", "TCP")))));
    assertThat(shop.find("NetworkPolicy", "shop", "shop-acme-solver")).isEmpty();
  }

  @Test
  void namesProvedByDnsNeedNoSolver() {
    var shop = new Shop();
    var tls = Tls.clusterIssuer("letsencrypt").dns01();
    new Ingress(
        shop, "ingress", IngressProps.builder(Controller.nginx(), tls).route(shop.api()).build());
    assertThatManifests(shop.synthesize())
        .hasNo("NetworkPolicy", "shop-acme-solver")
        .has("Certificate", "shop-api-tls");
  }

  @Test
  void aControllersPodLabelsNarrowThePolicies() {
    var controller = Controller.nginx().pods(Map.of("app.kubernetes.io/name", "ingress-nginx"));
    var shop = Shop.with(controller, (s, props) -> props.route(s.api()));
    // Namespace and labels in one item: both must fit.
    assertThatManifests(shop)
        .has("NetworkPolicy", "shop-backend")
        .at("/spec/ingress/0/from/0/podSelector/matchLabels")
        .is(Map.of("app.kubernetes.io/name", "ingress-nginx"))
        .at("/spec/ingress/0/from/0/namespaceSelector")
        .isPresent()
        .at("/spec/ingress/0/from/1")
        .isAbsent();
  }

  @Test
  void providedSecretsAreDeclaredAndNotIssued() {
    var shop = new Shop();
    var props = IngressProps.builder(Controller.nginx(), Tls.provided()).route(shop.api()).build();
    new Ingress(shop, "ingress", props);
    assertThat(shop.synthesize().ofKind("Certificate")).isEmpty();
  }

  @Test
  void aServiceOfCdk8sPlusIsATarget() {
    var shop = new Shop();
    var service =
        new Service(
            shop,
            "legacy",
            ServiceProps.builder()
                .metadata(org.cdk8s.ApiObjectMetadata.builder().name("legacy").build())
                .ports(List.of(ServicePort.builder().port(8080).targetPort(9000).build()))
                .build());
    service.selectLabel("app", "legacy");
    shop.ingress(Controller.nginx(), (s, props) -> props.route(Route.to(service).at(API)));
    var manifests = shop.synthesize();
    assertThatManifests(manifests)
        .has("Ingress", "shop-api")
        .at("/spec/rules/0/http/paths/0/backend/service")
        .is(Map.of("name", "legacy", "port", Map.of("number", 8080)));
    assertThatManifests(manifests)
        .has("NetworkPolicy", "legacy")
        .at("/spec/podSelector/matchLabels")
        .is(Map.of("app", "legacy"))
        .at("/spec/ingress/0/ports/0/port")
        .is(9000);
  }

  @Test
  void itStandsInAPlainChartToo() {
    var chart = new Chart(new App(), "shop", ChartProps.builder().namespace("web").build());
    var service =
        new Service(
            chart,
            "site",
            ServiceProps.builder()
                .metadata(org.cdk8s.ApiObjectMetadata.builder().name("site").build())
                .ports(List.of(ServicePort.builder().port(80).build()))
                .build());
    var props =
        IngressProps.builder(Controller.nginx(), Shop.ISSUER)
            .route(Route.to(service).at(API))
            .build();
    new Ingress(chart, "ingress", props);
    assertThatManifests(Synthesizer.synthesize(chart))
        .has("Ingress", "shop-api")
        .at("/metadata/namespace")
        .is("web");
  }

  @Test
  void itsHostsAreThoseOfItsRoutes() throws SynthesisException {
    var shop = new Shop();
    var admin = Host.of("admin.shop.example");
    var ingress =
        shop.ingress(
            Controller.nginx(),
            (s, props) ->
                props
                    .route(s.api())
                    .route(s.api().path("/v2"))
                    .route(Route.to(s.backend).at(admin)));
    assertThat(ingress.hosts()).containsExactly(API, admin);
  }
}

package dev.strake.ingress;

import static dev.strake.ingress.Shop.API;
import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.value.Host;
import dev.strake.value.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvoyOutputTest {
  private static final String RULE = "/spec/rules/0";

  @Test
  void theGatewayListensForEachHostWithItsCertificate() {
    var shop = Shop.envoy((s, props) -> props.route(s.api()));
    assertThatManifests(shop)
        .has("Gateway", "shop-ingress")
        .at("/spec/gatewayClassName")
        .is("eg")
        // cert-manager issues for listeners with a hostname and a Secret, by this annotation.
        .at("/metadata/annotations/cert-manager.io~1cluster-issuer")
        .is("letsencrypt-prod")
        .at("/spec/listeners/0")
        .is(Map.of("name", "http", "protocol", "HTTP", "port", 80))
        .at("/spec/listeners/1/hostname")
        .is("api.shop.example")
        .at("/spec/listeners/1/protocol")
        .is("HTTPS")
        .at("/spec/listeners/1/tls")
        .is(
            Map.of(
                "mode",
                "Terminate",
                "certificateRefs",
                List.of(Map.of("kind", "Secret", "name", "shop-api-tls"))));
    // A Certificate beside the annotation would be issued twice into one Secret.
    assertThat(shop.ofKind("Certificate")).isEmpty();
  }

  @Test
  void plainHttpIsOnlyRedirected() {
    var shop = Shop.envoy((s, props) -> props.route(s.api()));
    assertThatManifests(shop)
        .has("HTTPRoute", "shop-ingress-to-https")
        .at("/spec/parentRefs")
        .is(List.of(Map.of("name", "shop-ingress", "sectionName", "http")))
        .at("/spec/hostnames")
        .is(List.of("api.shop.example"))
        .at(RULE + "/filters/0/requestRedirect")
        // 302 is the default and would be asked for again each time.
        .is(Map.of("scheme", "https", "statusCode", 301))
        .at(RULE + "/backendRefs")
        .isAbsent();
  }

  @Test
  void aRouteForwardsFromTheHostsOwnListener() {
    var shop = Shop.envoy((s, props) -> props.route(s.api().path("/v1")));
    assertThatManifests(shop)
        .has("HTTPRoute", "shop-api")
        .at("/spec/parentRefs")
        .is(List.of(Map.of("name", "shop-ingress", "sectionName", "api.shop.example")))
        .at(RULE + "/matches")
        .is(List.of(Map.of("path", Map.of("type", "PathPrefix", "value", "/v1"))))
        .at(RULE + "/backendRefs")
        .is(List.of(Map.of("name", "shop-backend", "port", 80)))
        .at(RULE + "/timeouts/request")
        .is("60s")
        .at("/metadata/annotations/strake.dev~1public-host")
        .is("api.shop.example");
  }

  @Test
  void browsersAreToldToUseHttpsOnlyUnlessSwitchedOff() {
    var shop = Shop.envoy((s, props) -> props.route(s.api()));
    assertThatManifests(shop)
        .has("HTTPRoute", "shop-api")
        .at(RULE + "/filters/0/responseHeaderModifier/set/0")
        .is(
            Map.of(
                "name",
                "Strict-Transport-Security",
                "value",
                "max-age=31536000; includeSubDomains"));
    var without =
        Shop.with(
            Controller.envoyGateway().hsts(Duration.ZERO), (s, props) -> props.route(s.api()));
    assertThatManifests(without).has("HTTPRoute", "shop-api").at(RULE + "/filters").isAbsent();
  }

  @Test
  void eachClientAddressHasItsOwnRateLimit() {
    var shop = Shop.envoy((s, props) -> props.rateLimit(RateLimit.perSecond(50)).route(s.api()));
    // Without the selector, one client could use up everybody's requests.
    assertThatManifests(shop)
        .has("BackendTrafficPolicy", "shop-api")
        .at("/spec/rateLimit/local/rules")
        .is(
            List.of(
                Map.of(
                    "clientSelectors",
                    List.of(Map.of("sourceCIDR", Map.of("type", "Distinct", "value", "0.0.0.0/0"))),
                    "limit",
                    Map.of("requests", 50, "unit", "Second"))))
        .at("/spec/rateLimit/type")
        .isAbsent();
  }

  @Test
  void aPathWithOtherLimitsHasARouteAndAPolicyOfItsOwn() {
    var shop =
        Shop.envoy(
            (s, props) ->
                props
                    .rateLimit(RateLimit.perMinute(300))
                    .route(s.api().bodySize(Memory.mebibytes(25)))
                    .route(s.api().path("/callbacks").noRateLimit()));
    assertThatManifests(shop)
        .hasOnly("BackendTrafficPolicy", "shop-api", "shop-api-callbacks")
        .has("BackendTrafficPolicy", "shop-api")
        .at("/spec/requestBuffer/limit")
        .is("25Mi")
        .at("/spec/rateLimit/local/rules/0/limit/unit")
        .is("Minute")
        .at("/spec/targetRefs")
        .is(
            List.of(
                Map.of(
                    "group",
                    "gateway.networking.k8s.io",
                    "kind",
                    "HTTPRoute",
                    "name",
                    "shop-api")));
    assertThatManifests(shop)
        .has("BackendTrafficPolicy", "shop-api-callbacks")
        .at("/spec/rateLimit")
        .isAbsent();
  }

  @Test
  void webSocketsAreNeitherBufferedNorCutOff() {
    var shop = Shop.envoy((s, props) -> props.route(s.api().webSocket(Duration.ofHours(2))));
    assertThatManifests(shop)
        .has("BackendTrafficPolicy", "shop-api")
        // A buffer waits for the end of the request and switches the upgrade off.
        .at("/spec/requestBuffer")
        .isAbsent()
        .at("/spec/timeout/http/streamIdleTimeout")
        .is("7200s");
    assertThatManifests(shop).has("HTTPRoute", "shop-api").at(RULE + "/timeouts/request").is("0s");
  }

  @Test
  void corsAndRangesAreASecurityPolicy() {
    var shop =
        Shop.envoy(
            (s, props) ->
                props
                    .route(
                        s.api()
                            .cors(Cors.allow("https://shop.example").maxAge(Duration.ofMinutes(5)))
                            .allowFrom("203.0.113.0/24"))
                    .route(s.api().path("/open")));
    assertThatManifests(shop)
        .hasOnly("SecurityPolicy", "shop-api")
        .has("SecurityPolicy", "shop-api")
        .at("/spec/cors/allowOrigins")
        .is(List.of("https://shop.example"))
        .at("/spec/cors/maxAge")
        .is("300s")
        .at("/spec/authorization/defaultAction")
        .is("Deny")
        .at("/spec/authorization/rules/0/action")
        .is("Allow")
        .at("/spec/authorization/rules/0/principal/clientCIDRs")
        .is(List.of("203.0.113.0/24"));
  }

  @Test
  void clientsAreToldApartByTheirRealAddressAndUseTls12OrLater() {
    var direct = Shop.envoy((s, props) -> props.route(s.api()));
    assertThatManifests(direct)
        .has("ClientTrafficPolicy", "shop-ingress")
        .at("/spec/clientIPDetection")
        .is(Map.of("directSourceIP", Map.of()))
        .at("/spec/tls/minVersion")
        .is("1.2");
    var behind = Controller.envoyGateway().clientAddress(ClientAddress.trustedHops(2));
    assertThatManifests(Shop.with(behind, (s, props) -> props.route(s.api())))
        .has("ClientTrafficPolicy", "shop-ingress")
        .at("/spec/clientIPDetection")
        .is(Map.of("xForwardedFor", Map.of("numTrustedHops", 2)));
  }

  @Test
  void aServiceOfAnotherNamespaceMustBeGranted() {
    var grafana = Host.of("grafana.shop.example");
    var shop =
        Shop.envoy((s, props) -> props.route(s.api()).route(Route.to(s.dashboard).at(grafana)));
    assertThatManifests(shop)
        .has("HTTPRoute", "shop-grafana")
        // A route is bound to a Gateway of its own namespace unless the Gateway says otherwise.
        .at("/metadata/namespace")
        .is("shop")
        .at(RULE + "/backendRefs/0/namespace")
        .is("shop-monitoring");
    assertThatManifests(shop)
        .hasOnly("ReferenceGrant", "shop-ingress")
        .has("ReferenceGrant", "shop-ingress")
        .at("/metadata/namespace")
        .is("shop-monitoring")
        .at("/spec/from/0/namespace")
        .is("shop")
        .at("/spec/to")
        .is(List.of(Map.of("group", "", "kind", "Service", "name", "shop-dashboard")));
  }

  @Test
  void aDeniedPathIsAnsweredByTheGatewayItself() {
    var shop = Shop.envoy((s, props) -> props.route(s.api().denyPath("/metrics")));
    assertThatManifests(shop)
        .has("HTTPRouteFilter", "shop-api-denied")
        .at("/spec/directResponse/statusCode")
        .is(403);
    assertThatManifests(shop)
        .has("HTTPRoute", "shop-api-denied")
        .at(RULE + "/matches/0/path/value")
        .is("/metrics")
        .at(RULE + "/filters/0/extensionRef/name")
        .is("shop-api-denied")
        .at(RULE + "/backendRefs")
        .isAbsent();
  }

  @Test
  void aRedirectedHostHasAListenerAndKeepsThePath() {
    var shop =
        Shop.envoy((s, props) -> props.route(s.api()).redirect(Host.of("old.example.com"), API));
    assertThatManifests(shop)
        .has("Gateway", "shop-ingress")
        .at("/spec/listeners/2/hostname")
        .is("old.example.com");
    assertThatManifests(shop)
        .has("HTTPRoute", "shop-api-from-old-example-com")
        // Without a path modifier the path stays.
        .at(RULE + "/filters/0/requestRedirect")
        .is(Map.of("scheme", "https", "hostname", "api.shop.example", "statusCode", 301));
  }

  @Test
  void theProxiesReachThePodsAndTheSolvers() {
    var shop = Shop.envoy((s, props) -> props.route(s.api()));
    assertThatManifests(shop)
        .has("NetworkPolicy", "shop-backend")
        .at("/spec/ingress/0/from/0/namespaceSelector/matchLabels")
        .is(Map.of("kubernetes.io/metadata.name", "envoy-gateway-system"));
    assertThatManifests(shop)
        .has("NetworkPolicy", "shop-acme-solver")
        .at("/metadata/namespace")
        .is("shop");
  }
}

package dev.strake.ingress;

import static dev.strake.ingress.Shop.API;
import static dev.strake.ingress.Shop.value;
import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.value.Host;
import dev.strake.value.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NginxOutputTest {
  private static final String HTTP = "/spec/rules/0/http/paths/";

  @Test
  void aRouteIsAnIngressOfItsHostForTheWholePath() {
    var shop = Shop.nginx((s, props) -> props.route(s.api()));
    assertThatManifests(shop)
        .has("Ingress", "shop-api")
        .at("/spec/ingressClassName")
        .is("nginx")
        .at("/spec/rules/0/host")
        .is("api.shop.example")
        .at(HTTP + "0/path")
        .is("/")
        .at(HTTP + "0/pathType")
        .is("Prefix")
        .at(HTTP + "0/backend/service")
        .is(Map.of("name", "shop-backend", "port", Map.of("number", 80)))
        // The annotation is deprecated since 1.18 and refused beside the field.
        .at("/metadata/annotations/kubernetes.io~1ingress.class")
        .isAbsent();
  }

  @Test
  void aPathWithOtherLimitsHasAnIngressOfItsOwnUnderTheSameSecret() {
    var shop =
        Shop.nginx(
            (s, props) ->
                props
                    .route(s.api().bodySize(Memory.mebibytes(25)))
                    .route(
                        s.api()
                            .path("/videos/upload")
                            .id("video-upload")
                            .bodySize(Memory.mebibytes(200))
                            .timeout(Duration.ofSeconds(300))));
    assertThatManifests(shop).hasOnly("Ingress", "shop-api", "shop-api-video-upload");
    // Annotations hold for a whole Ingress, so the limits must not meet in one.
    assertThat(value(shop, "shop-api", "proxy-body-size")).isEqualTo("25m");
    assertThat(value(shop, "shop-api", "proxy-read-timeout")).isEqualTo("60");
    assertThat(value(shop, "shop-api-video-upload", "proxy-body-size")).isEqualTo("200m");
    assertThat(value(shop, "shop-api-video-upload", "proxy-read-timeout")).isEqualTo("300");
    assertThat(value(shop, "shop-api-video-upload", "proxy-send-timeout")).isEqualTo("300");
    assertThatManifests(shop)
        .has("Ingress", "shop-api-video-upload")
        .at(HTTP + "0/path")
        .is("/videos/upload")
        .at("/spec/tls/0/secretName")
        .is("shop-api-tls");
    assertThatManifests(shop).hasOnly("Certificate", "shop-api-tls");
  }

  @Test
  void pathsWithTheSameLimitsShareAnIngress() {
    var shop =
        Shop.nginx(
            (s, props) ->
                props.route(s.api().path("/api/learn")).route(s.api().path("/api/validate")));
    assertThatManifests(shop)
        .hasOnly("Ingress", "shop-api")
        .has("Ingress", "shop-api")
        .at(HTTP + "1/path")
        .is("/api/validate");
  }

  @Test
  void everyHostIsServedOverTlsAndPlainHttpIsRedirected() {
    var shop = Shop.nginx((s, props) -> props.route(s.api()));
    assertThatManifests(shop)
        .has("Ingress", "shop-api")
        .at("/spec/tls")
        .is(List.of(Map.of("hosts", List.of("api.shop.example"), "secretName", "shop-api-tls")));
    assertThat(value(shop, "shop-api", "ssl-redirect")).isEqualTo("true");
    assertThat(value(shop, "shop-api", "force-ssl-redirect")).isEqualTo("true");
  }

  @Test
  void theCertificateNamesTheExactHostsAndNoAnnotationAsksForASecondOne() {
    var admin = Host.of("admin.shop.example");
    var shop =
        Shop.nginx(
            (s, props) -> props.route(Route.to(s.backend).at(Site.of(API, admin).named("web"))));
    assertThatManifests(shop)
        .hasOnly("Certificate", "shop-web-tls")
        .has("Certificate", "shop-web-tls")
        .at("/spec/dnsNames")
        .is(List.of("api.shop.example", "admin.shop.example"))
        .at("/spec/secretName")
        .is("shop-web-tls")
        .at("/spec/issuerRef")
        .is(
            Map.of(
                "group", "cert-manager.io", "kind", "ClusterIssuer", "name", "letsencrypt-prod"));
    assertThat(Shop.annotations(shop, "shop-web")).doesNotContainKey("cert-manager.io/issuer");
    assertThat(Shop.annotations(shop, "shop-web"))
        .doesNotContainKey("cert-manager.io/cluster-issuer");
  }

  @Test
  void sitesThatNameOneSecretShareACertificate() {
    var grafana = Site.of(Host.of("grafana.shop.example")).secret("shop-tls");
    var shop =
        Shop.nginx(
            (s, props) ->
                props
                    .route(Route.to(s.backend).at(Site.of(API).secret("shop-tls")))
                    .route(Route.to(s.backend).at(grafana)));
    assertThatManifests(shop)
        .hasOnly("Certificate", "shop-tls")
        .has("Certificate", "shop-tls")
        .at("/spec/dnsNames")
        .is(List.of("api.shop.example", "grafana.shop.example"));
  }

  @Test
  void theRateLimitHoldsForEveryRouteButTheOnesWithout() {
    var shop =
        Shop.nginx(
            (s, props) ->
                props
                    .rateLimit(RateLimit.perSecond(50).burst(5).connections(20))
                    .route(s.api())
                    .route(s.api().path("/callbacks/mpesa").noRateLimit()));
    assertThat(value(shop, "shop-api", "limit-rps")).isEqualTo("50");
    assertThat(value(shop, "shop-api", "limit-burst-multiplier")).isEqualTo("5");
    assertThat(value(shop, "shop-api", "limit-connections")).isEqualTo("20");
    assertThat(Shop.annotations(shop, "shop-api-callbacks-mpesa").keySet())
        .noneMatch(key -> key.contains("limit-"));
  }

  @Test
  void aWebSocketMayBeSilentForMoreThanAnHourInBothDirections() {
    var shop = Shop.nginx((s, props) -> props.route(s.api().webSocket(Duration.ofSeconds(7200))));
    // There is no annotation that enables web sockets; only the timeouts would end them.
    assertThat(value(shop, "shop-api", "proxy-read-timeout")).isEqualTo("7200");
    assertThat(value(shop, "shop-api", "proxy-send-timeout")).isEqualTo("7200");
  }

  @Test
  void corsAllowsNoCredentialsUnlessAsked() {
    var shop =
        Shop.nginx((s, props) -> props.route(s.api().cors(Cors.allow("https://shop.example"))));
    assertThat(value(shop, "shop-api", "enable-cors")).isEqualTo("true");
    assertThat(value(shop, "shop-api", "cors-allow-origin")).isEqualTo("https://shop.example");
    // The controller's own default is true.
    assertThat(value(shop, "shop-api", "cors-allow-credentials")).isEqualTo("false");
    assertThat(value(shop, "shop-api", "cors-max-age")).isEqualTo("3600");
  }

  @Test
  void onlyTheGivenRangesAreLetIn() {
    var shop =
        Shop.nginx((s, props) -> props.route(s.api().allowFrom("203.0.113.0/24", "2001:db8::/32")));
    assertThat(value(shop, "shop-api", "whitelist-source-range"))
        .isEqualTo("203.0.113.0/24,2001:db8::/32");
  }

  @Test
  void aDeniedPathIsRefusedToEveryoneAndNotWiderThanItself() {
    var shop = Shop.nginx((s, props) -> props.route(s.api().denyPath("/metrics")));
    assertThatManifests(shop)
        .has("Ingress", "shop-api-denied")
        .at(HTTP + "0/path")
        .is("/metrics")
        .at(HTTP + "1")
        .isAbsent();
    assertThat(value(shop, "shop-api-denied", "denylist-source-range")).isEqualTo("0.0.0.0/0,::/0");
    assertThat(value(shop, "shop-api", "denylist-source-range")).isEmpty();
  }

  @Test
  void anIngressStandsInTheNamespaceOfItsService() {
    var shop =
        Shop.nginx(
            (s, props) ->
                props
                    .route(s.api())
                    .route(Route.to(s.dashboard).at(Host.of("grafana.shop.example"))));
    // An Ingress cannot name a Service, nor a Secret, of another namespace.
    assertThatManifests(shop)
        .has("Ingress", "shop-grafana")
        .at("/metadata/namespace")
        .is("shop-monitoring");
    assertThatManifests(shop)
        .has("Certificate", "shop-grafana-tls")
        .at("/metadata/namespace")
        .is("shop-monitoring");
  }

  @Test
  void wwwIsRedirectedByTheHostsIngressAndInItsCertificate() {
    var host = Host.of("shop.example");
    var shop =
        Shop.nginx(
            (s, props) ->
                props
                    .route(Route.to(s.backend).at(Site.of(host).named("web")))
                    .redirect(Host.of("www.shop.example"), host));
    assertThat(value(shop, "shop-web", "from-to-www-redirect")).isEqualTo("true");
    assertThatManifests(shop).hasOnly("Ingress", "shop-web");
    // Without the name in the certificate, browsers stop before the redirect.
    assertThatManifests(shop)
        .has("Certificate", "shop-web-tls")
        .at("/spec/dnsNames")
        .is(List.of("shop.example", "www.shop.example"));
    assertThatManifests(shop)
        .has("Ingress", "shop-web")
        .at("/spec/tls/0/hosts")
        .is(List.of("shop.example", "www.shop.example"))
        .at("/spec/rules/1")
        .isAbsent();
  }

  @Test
  void anotherHostIsRedirectedForGood() {
    var shop =
        Shop.nginx((s, props) -> props.route(s.api()).redirect(Host.of("api.old.example"), API));
    assertThat(value(shop, "shop-api-from-api-old-example", "permanent-redirect"))
        // The controller refuses a '$' in this annotation, so the path cannot be kept.
        .isEqualTo("https://api.shop.example");
    assertThatManifests(shop)
        .has("Ingress", "shop-api-from-api-old-example")
        .at("/spec/rules/0/host")
        .is("api.old.example");
  }

  @Test
  void aSettingOverridesWhatTheRouteSays() {
    var setting = NginxSetting.of(NginxAnnotation.PROXY_BODY_SIZE, "0");
    var shop = Shop.nginx((s, props) -> props.route(s.api().setting(setting)));
    assertThat(value(shop, "shop-api", "proxy-body-size")).isEqualTo("0");
  }

  @Test
  void laterCommandsAndExternalDnsLearnTheHosts() {
    var shop =
        Shop.nginx(
            (s, props) ->
                props.externalDns().annotation("team.example/owner", "web").route(s.api()));
    assertThat(Shop.annotations(shop, "shop-api"))
        .containsEntry("strake.dev/public-host", "api.shop.example")
        .containsEntry("external-dns.alpha.kubernetes.io/hostname", "api.shop.example")
        .containsEntry("team.example/owner", "web");
  }

  @Test
  void anotherClassIsUsedWhereAnotherControllerServes() {
    var shop =
        Shop.with(Controller.nginx().className("traefik"), (s, props) -> props.route(s.api()));
    assertThatManifests(shop).has("Ingress", "shop-api").at("/spec/ingressClassName").is("traefik");
  }
}

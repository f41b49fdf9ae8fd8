package dev.strake.ingress;

import static dev.strake.ingress.Shop.API;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.platform.SynthesisException;
import dev.strake.value.Host;
import dev.strake.value.Memory;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.cdk8s.plus34.Service;
import org.cdk8s.plus34.ServicePort;
import org.cdk8s.plus34.ServiceProps;
import org.junit.jupiter.api.Test;

class RouteChecksTest {

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Controller controller, Shop.Routes routes) {
    return assertThatThrownBy(() -> Shop.with(controller, routes))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining("[shop-production/ingress]")
        // The line that makes the Ingress.
        .hasMessageMatching("(?s).*\\(Shop\\.java:[0-9]+\\)(\n.*)*");
  }

  @Test
  void twoRoutesForOneHostAndPathAreReportedWithBothLines() {
    refused(
            Controller.nginx(),
            (s, props) ->
                props.route(s.api().path("/v1")).route(Route.to(s.dashboard).at(API).path("/v1/")))
        .hasMessageContaining("host api.shop.example must have one route for path /v1,")
        .hasMessageContaining("shop-backend (Shop.java:")
        .hasMessageContaining("shop-dashboard (RouteChecksTest.java:")
        .hasMessageContaining("give it another path");
  }

  @Test
  void aPathThatIsBothServedAndDeniedIsReported() {
    refused(
            Controller.nginx(),
            (s, props) ->
                props
                    .route(s.api().denyPath("/metrics"))
                    .route(Route.to(s.dashboard).at(API).path("/metrics")))
        .hasMessageContaining("must have one route for path /metrics, or deny it")
        .hasMessageContaining("shop-dashboard");
  }

  @Test
  void morePathsThanOneHttpRouteTakesAreReportedForEnvoy() {
    Shop.Routes paths =
        (s, props) -> {
          IntStream.rangeClosed(1, 17).forEach(i -> props.route(s.api().path("/v" + i)));
          return props;
        };
    refused(Controller.envoyGateway(), paths).hasMessageContaining("at most 16 paths");
    assertThatCode(() -> Shop.nginx(paths)).doesNotThrowAnyException();
  }

  @Test
  void aPortThatThePartHasNotIsReported() {
    refused(Controller.nginx(), (s, props) -> props.route(s.api().port(9090)))
        .hasMessageContaining("route to shop-backend")
        .hasMessageContaining("got 9090; it has [80]");
  }

  @Test
  void aPortThatAServiceHasNotIsReported() {
    refused(
            Controller.nginx(),
            (s, props) -> {
              var ports = List.of(ServicePort.builder().port(8080).build());
              var service = new Service(s, "legacy", ServiceProps.builder().ports(ports).build());
              return props.route(Route.to(service).at(API).port(80));
            })
        .hasMessageContaining("got 80; it has [8080]");
  }

  @Test
  void oneSiteIdForTwoHostsIsReported() {
    refused(
            Controller.nginx(),
            (s, props) ->
                props.route(s.api()).route(Route.to(s.backend).at(Host.of("api.other.example"))))
        .hasMessageContaining("site 'api' must be the same hosts")
        .hasMessageContaining("[api.other.example]")
        .hasMessageContaining("named(");
  }

  @Test
  void oneHostInTwoSitesIsReported() {
    refused(
            Controller.nginx(),
            (s, props) ->
                props
                    .route(s.api())
                    .route(Route.to(s.backend).at(Site.of(API).named("upload")).path("/upload")))
        .hasMessageContaining("host api.shop.example must stand in one site, got 'api'")
        .hasMessageContaining("'upload'");
  }

  @Test
  void aRedirectToAHostWithoutRoutesIsReported() {
    refused(
            Controller.nginx(),
            (s, props) ->
                props.route(s.api()).redirect(Host.of("a.example"), Host.of("shop.example")))
        .hasMessageContaining("must lead to a host that has a route, got shop.example")
        .hasMessageContaining("[api.shop.example]");
  }

  @Test
  void aHostThatBothServesAndRedirectsIsReported() {
    var admin = Host.of("admin.shop.example");
    refused(
            Controller.nginx(),
            (s, props) ->
                props.route(s.api()).route(Route.to(s.backend).at(admin)).redirect(admin, API))
        .hasMessageContaining("host admin.shop.example must either have routes or redirect");
  }

  @Test
  void aBodySizeOnAWebSocketRouteIsReportedForEnvoyAlone() {
    Shop.Routes routes =
        (s, props) -> props.route(s.api().webSocket().bodySize(Memory.mebibytes(5)));
    refused(Controller.envoyGateway(), routes)
        .hasMessageContaining("shop-backend")
        .hasMessageContaining("got 5Mi; leave bodySize");
    assertThatCode(() -> Shop.nginx(routes)).doesNotThrowAnyException();
  }

  @Test
  void whatOnlyNginxCanDoIsReportedForEnvoy() {
    var setting = NginxSetting.of(NginxAnnotation.PROXY_BUFFERING, "off");
    refused(Controller.envoyGateway(), (s, props) -> props.route(s.api().setting(setting)))
        .hasMessageContaining("nginx setting 'proxy-buffering'");
    refused(
            Controller.envoyGateway(),
            (s, props) -> props.route(s.api().rateLimit(RateLimit.perSecond(5).connections(20))))
        .hasMessageContaining("got 20; leave connections");
  }

  @Test
  void aBurstOtherThanTheUsualIsReportedForEnvoyAlone() {
    Shop.Routes routes =
        (s, props) -> props.rateLimit(RateLimit.perSecond(5).burst(10)).route(s.api());
    refused(Controller.envoyGateway(), routes).hasMessageContaining("got 10; leave burst");
    assertThatCode(() -> Shop.nginx(routes)).doesNotThrowAnyException();
  }
}

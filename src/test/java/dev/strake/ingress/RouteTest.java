package dev.strake.ingress;

import static dev.strake.ingress.Shop.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.platform.Routable;
import dev.strake.value.Host;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
  private static final Routable NOWHERE =
      () -> {
        throw new IllegalStateException("no route of this test leads anywhere");
      };
  private static final Route ROUTE = Route.to(NOWHERE).at(API);

  @Test
  void aPathWithoutALeadingSlashIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.path("v1"))
        .withMessage("path must start with '/', got 'v1'; write '/v1'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/a b", "/a//b", "/(.*)", "//"})
  void aPathThatNoPrefixCanBeIsRejected(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.path(path))
        .withMessageContaining(path);
  }

  @ParameterizedTest
  @CsvSource({"/videos/upload,videos-upload", "/v1/,v1", "/API_v2.1,api-v2-1"})
  void aPathNamesItsRoute(String path, String id) {
    assertThat(ROUTE.path(path).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.shop.example", "API.shop.example", "localhost", "shop.example."})
  void aHostWithWildcardOrCapitalsIsRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Host.of(name))
        .withMessageContaining("host must be a lower-case domain name")
        .withMessageContaining(name);
  }

  @Test
  void aTimeoutOfMoreThanAnHourIsRejectedOnTheRoutesLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.timeout(Duration.ofHours(2)))
        .withMessageContaining("got PT2H")
        .withMessageContaining("webSocket");
  }

  @Test
  void aWebSocketOfLessThanAnHourIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.webSocket(Duration.ofHours(1)))
        .withMessageContaining("got PT1H");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.0",
        "203.0.113.0/33",
        "256.0.0.1/8",
        "office",
        "2001:db8::/129",
        ":::/8"
      })
  void aRangeThatIsNoneIsRejected(String range) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.allowFrom(range))
        .withMessageContaining("got '%s'", range);
  }

  @Test
  void aTimeoutBesideWebSocketsIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.path("/live").webSocket().timeout(Duration.ofSeconds(30)))
        .withMessageContaining("route /live must have either");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROUTE.timeout(Duration.ofSeconds(30)).webSocket());
  }

  @Test
  void theWholeHostCannotBeDenied() {
    assertThatIllegalArgumentException().isThrownBy(() -> ROUTE.denyPath("/"));
  }

  @Test
  void aChangeGivesANewRouteAndLeavesTheOld() {
    var upload = ROUTE.path("/upload").timeout(Duration.ofSeconds(300));
    assertThat(ROUTE.path()).isEqualTo("/");
    assertThat(ROUTE.policy(Limits.DEFAULT).limits()).isEqualTo(Limits.DEFAULT);
    assertThat(upload.policy(Limits.DEFAULT).limits().timeout()).isEqualTo(Duration.ofSeconds(300));
  }

  @Test
  void onlyWhatServesRequestsCompilesAsATarget() {
    assertThat(Snippet.errors("Route.to((dev.strake.backend.Backend) null)")).isEmpty();
    assertThat(Snippet.errors("Route.to((dev.strake.backend.Worker) null)"))
        .singleElement()
        .asString()
        .contains("Worker cannot be converted to dev.strake.platform.Routable");
  }

  @Test
  void anIssuerMustBeNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.clusterIssuer(""))
        .withMessageContaining("tls issuer must be the name of an issuer")
        .withMessageContaining("Tls.provided()");
  }

  @Test
  void corsForEveryoneWithCredentialsIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cors.allow("*").withCredentials())
        .withMessageContaining("got '*'")
        .withMessageContaining("write the sites' addresses");
    assertThat(Cors.allow("*").credentials()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.example", "https://shop.example/", "ftp://shop.example", "https://"})
  void anOriginThatNginxWouldTakeForEveryoneIsRejected(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cors.allow(origin))
        .withMessageContaining("got '%s'", origin);
  }

  @Test
  void annotationsThatPartsOfOursWriteAreRejected() {
    var props = IngressProps.builder(Controller.nginx(), Shop.ISSUER);
    for (var key :
        new String[] {
          "nginx.ingress.kubernetes.io/limit-rps",
          "cert-manager.io/cluster-issuer",
          "kubernetes.io/ingress.class"
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> props.annotation(key, "x"))
          .withMessageContaining(key);
    }
  }

  @Test
  void anIngressWithoutRoutesIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IngressProps.builder(Controller.nginx(), Shop.ISSUER).build())
        .withMessage("ingress must have one route or more, got none");
  }
}

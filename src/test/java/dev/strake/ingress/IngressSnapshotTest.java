package dev.strake.ingress;

import dev.strake.manifest.ManifestSet;
import dev.strake.testing.Snapshots;
import dev.strake.value.Host;
import dev.strake.value.Memory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One description with everything a route can have, and what it becomes for each controller. */
class IngressSnapshotTest {
  private static final Snapshots SNAPSHOTS = Snapshots.of(IngressSnapshotTest.class);

  private static final Shop.Routes ALL =
      (s, props) -> {
        var shop = Host.of("shop.example");
        return props
            .rateLimit(RateLimit.perSecond(50).burst(5))
            .externalDns()
            .route(
                s.api()
                    .bodySize(Memory.mebibytes(25))
                    .cors(Cors.allow("https://shop.example").withCredentials())
                    .denyPath("/metrics"))
            .route(
                s.api()
                    .path("/videos/upload")
                    .id("video-upload")
                    .bodySize(Memory.mebibytes(200))
                    .timeout(Duration.ofSeconds(300)))
            .route(s.api().path("/callbacks/mpesa").noRateLimit().allowFrom("198.51.100.0/24"))
            .route(s.api().path("/live").webSocket())
            .route(Route.to(s.backend).at(Site.of(shop).named("web")))
            .route(
                Route.to(s.dashboard)
                    .at(Host.of("grafana.shop.example"))
                    .allowFrom("203.0.113.0/24", "2001:db8::/32"))
            .redirect(Host.of("www.shop.example"), shop)
            .redirect(Host.of("old.example.com"), shop);
      };

  @Test
  void oneDescriptionForNginx() {
    SNAPSHOTS.matches("nginx", ingressAndNetwork(Shop.nginx(ALL)));
  }

  @Test
  void theSameDescriptionForEnvoyGateway() {
    SNAPSHOTS.matches("envoy-gateway", ingressAndNetwork(Shop.envoy(ALL)));
  }

  @AfterAll
  static void everySnapshotIsUsed() {
    SNAPSHOTS.allClaimed();
  }

  private static ManifestSet ingressAndNetwork(ManifestSet set) {
    var stacks = List.of("20-network", "70-ingress");
    return new ManifestSet(set.stream().filter(m -> stacks.contains(m.stack())).toList());
  }
}

package example.shop;

import dev.strake.backend.*;
import dev.strake.database.*;
import dev.strake.ingress.*;
import dev.strake.metrics.PostgresExporter;
import dev.strake.monitoring.*;
import dev.strake.platform.*;
import dev.strake.value.*;
import dev.strake.workload.Scaling;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.plus34.ConfigMap;
import software.constructs.Construct;

/** A shop: an API in front of PostgreSQL and Redis. */
public final class Shop extends PlatformSystem {
  /** Where it runs, and everything that differs. */
  public enum Stage implements Environment {
    PRODUCTION(Scaling.between(3, 12).cpu(70), Storage.gibibytes(100), "shop.example"),
    STAGING(Scaling.fixed(2), Storage.gibibytes(20), "staging.shop.example");

    final Scaling api;
    final Storage disk;
    final String domain;

    Stage(Scaling api, Storage disk, String domain) {
      this.api = api;
      this.disk = disk;
      this.domain = domain;
    }
  }

  /** Makes the shop in one environment. */
  public Shop(Construct scope, Stage stage) {
    super(scope, "shop", stage);
    var database = PostgresProps.builder(Postgres.version(17)).storage(stage.disk).build();
    var db = new Postgres(this, "postgres", database);
    var cache = new Redis(this, "redis", RedisProps.cache());
    var image = Image.of("registry.example/shop/api", "2.3.0");
    var program = BackendProps.builder(image).scaling(stage.api).uses(db, cache);
    var metrics = List.of(ShopMetrics.REQUESTS, ShopMetrics.DURATION);
    var api = new Backend(this, "api", program.exposes(metrics).build());

    var chat = new SecretContract(this, "chat", Monitoring.namespace(scope()), List.of("webhook"));
    var traffic = HttpTraffic.of(api, ShopMetrics.REQUESTS, ShopMetrics.DURATION);
    var props = MonitoringProps.builder().observe(api, db, cache);
    props.alerts(Alerts.errorRate(traffic, Percent.of(5), 0.1).build());
    props.alerts(Alerts.down("DatabaseDown", db, PostgresExporter.UP).build());
    props.receivers(
        Receivers.builder().critical(Receiver.slack(chat.key("webhook"), "#shop")).build());
    new Monitoring(this, "monitoring", props.build());

    var routes = IngressProps.builder(Controller.nginx(), Tls.clusterIssuer("letsencrypt"));
    new Ingress(
        this, "ingress", routes.route(Route.to(api).at(Host.of("api", stage.domain))).build());

    // Any construct of cdk8s can stand beside the parts.
    var meta = ApiObjectMetadata.builder().name("shop-release").namespace("shop").build();
    ConfigMap.Builder.create(this, "release")
        .metadata(meta)
        .data(Map.of("api", image.tag()))
        .build();
  }
}

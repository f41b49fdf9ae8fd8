package dev.strake.monitoring;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.metrics.promql.PromQl;
import dev.strake.platform.Connectable;
import dev.strake.platform.Environment;
import dev.strake.platform.LogStore;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.PlatformSystem;
import dev.strake.platform.SecretContract;
import dev.strake.value.Percent;
import dev.strake.value.Port;
import dev.strake.value.SecretKey;
import dev.strake.value.Storage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cdk8s.App;
import software.constructs.Construct;

/** A small system with everything that monitoring has to do with. */
final class Shop extends PlatformSystem {
  static final Metric REQUESTS =
      Metric.counter("http_requests_total").labels("method", "path", "status");
  static final Metric DURATIONS =
      Metric.histogram("http_request_duration_seconds")
          .labels("method", "path", "status")
          .buckets(0.1, 0.5, 1, 2, 5);
  static final Metric READY = Metric.gauge("shop_ready");
  static final Metric BACKUP = Metric.gauge("shop_backup_success_timestamp_seconds");

  enum Stage implements Environment {
    PRODUCTION
  }

  final Api api;
  final Pushgateway pushgateway;
  final Monitoring monitoring;

  /** A part with metrics of its own and no objects. */
  static final class Api extends Part implements Observed {
    Api(Construct scope, String id) {
      super(scope, id);
    }

    Pods pods() {
      return new Pods(this, name(), scope().namespaces().base(), labels("backend").selector());
    }

    @Override
    public List<Observation> observations() {
      var exporter = Exporter.of(name(), "1", REQUESTS, DURATIONS, READY);
      return List.of(
          new Observation(name(), pods(), Port.of("metrics", 9464), "/metrics", exporter));
    }
  }

  /** Stands in for Loki. */
  static final class Logs extends Part implements LogStore {
    Logs(Construct scope, String id) {
      super(scope, id);
    }

    @Override
    public String url() {
      return "http://shop-loki.shop-monitoring.svc:3100";
    }

    @Override
    public Connectable.Link link() {
      var namespace = Monitoring.namespace(scope());
      var pods = new Pods(this, name(), namespace, labels("logs").selector());
      return new Connectable.Link(pods, List.of(Port.http(3100)), List.of());
    }
  }

  private Shop(Construct scope, Consumer<Draft> change) {
    super(scope, "shop", Stage.PRODUCTION);
    api = new Api(this, "api");
    pushgateway = new Pushgateway(this, "pushgateway", BACKUP);
    var draft = new Draft(this);
    change.accept(draft);
    monitoring = new Monitoring(this, "monitoring", draft.props.build());
  }

  /** What a test may change before the monitoring is made. */
  static final class Draft {
    final Shop shop;
    final MonitoringProps.Builder props;
    private final SecretContract credentials;

    private Draft(Shop shop) {
      this.shop = shop;
      this.credentials =
          new SecretContract(
              shop,
              "alertmanager",
              Monitoring.namespace(shop.scope()),
              List.of("pager", "slack", "heartbeat", "mail"));
      this.props =
          MonitoringProps.builder()
              .observe(shop.api, shop.pushgateway)
              .logs(new Logs(shop, "loki"))
              .prometheusStorage(Storage.gibibytes(50))
              .receivers(receivers());
    }

    SecretKey key(String name) {
      return credentials.key(name);
    }

    Receivers receivers() {
      return Receivers.builder()
          .critical(Receiver.pagerDuty(key("pager")))
          .warning(Receiver.slack(key("slack"), "#shop"))
          .watchdog(Receiver.webhook(key("heartbeat")))
          .build();
    }

    HttpTraffic traffic() {
      return HttpTraffic.of(shop.api, REQUESTS, DURATIONS).notTiming("path", "/upload.*");
    }

    void typical() {
      var namespaces = List.of("shop", "shop-monitoring");
      props
          .alerts(
              Alerts.errorRate(traffic(), Percent.of(5), 0.1).build(),
              Alerts.latency(traffic(), 0.95, Duration.ofSeconds(2)).build(),
              Alerts.podNotReady(namespaces).build(),
              Alerts.memoryNearLimit(namespaces, Percent.of(90)).build(),
              Alerts.volumeFilling(namespaces, Percent.of(80)).build(),
              Alerts.down("ApiDown", shop.api, READY).build(),
              Alerts.cronJobTooOld("ReportTooOld", "shop", "shop-report", Duration.ofDays(2))
                  .build(),
              Alerts.failedShare("PostsFail", shop.api, REQUESTS, "status", "5..", Percent.of(10))
                  .build(),
              Alerts.tooOld("BackupTooOld", "backup", BACKUP, Duration.ofHours(26)).build())
          .alerts(Slo.availability("Api", traffic(), "99.9").leastRate(0.1).alerts())
          .alerts(Slo.latency("ApiSpeed", traffic(), "95", Duration.ofSeconds(2)).alerts())
          .dashboard(
              Dashboard.builder("shop-overview", "Shop")
                  .panels(
                      Panel.stat("Request Rate", traffic().requestRate())
                          .unit(Unit.REQUESTS_PER_SECOND),
                      Panel.stat("Error Rate", traffic().errorRatio()).unit(Unit.SHARE).limit(0.05),
                      Panel.timeSeries(
                              "Latency",
                              Query.of(traffic().latency(0.5), "p50"),
                              Query.of(traffic().latency(0.95), "p95"))
                          .unit(Unit.SECONDS),
                      Panel.table("Targets", Query.of(PromQl.parse("up"))),
                      Panel.logs("Logs", "{namespace=\"shop\"}"))
                  .build());
    }
  }

  static Shop typical() {
    return of(Draft::typical);
  }

  static Shop of(Consumer<Draft> change) {
    return new Shop(new App(), change);
  }
}

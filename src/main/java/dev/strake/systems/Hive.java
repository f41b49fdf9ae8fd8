package dev.strake.systems;

import static dev.strake.value.Storage.gibibytes;

import dev.strake.backend.Backend;
import dev.strake.backend.BackendProps;
import dev.strake.backend.Migration;
import dev.strake.backend.MigrationProps;
import dev.strake.backend.Worker;
import dev.strake.backend.WorkerProps;
import dev.strake.database.ObjectStore;
import dev.strake.database.Postgres;
import dev.strake.database.PostgresBackup;
import dev.strake.database.PostgresBackupProps;
import dev.strake.database.PostgresProps;
import dev.strake.database.Redis;
import dev.strake.database.RedisProps;
import dev.strake.ingress.Controller;
import dev.strake.ingress.Ingress;
import dev.strake.ingress.IngressProps;
import dev.strake.ingress.RateLimit;
import dev.strake.ingress.Route;
import dev.strake.ingress.Tls;
import dev.strake.logging.Logging;
import dev.strake.logging.LoggingProps;
import dev.strake.logging.Shipper;
import dev.strake.monitoring.Monitoring;
import dev.strake.monitoring.MonitoringProps;
import dev.strake.monitoring.Pushgateway;
import dev.strake.monitoring.Receiver;
import dev.strake.monitoring.Receivers;
import dev.strake.platform.Environment;
import dev.strake.platform.PlatformSystem;
import dev.strake.platform.SecretContract;
import dev.strake.value.Cpu;
import dev.strake.value.EnvVariable;
import dev.strake.value.Host;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Percent;
import dev.strake.value.Resources;
import dev.strake.value.Schedule;
import dev.strake.value.Storage;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.NamespaceQuota;
import dev.strake.workload.Priorities;
import dev.strake.workload.Probe;
import dev.strake.workload.Scaling;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** HIVE: an API, an admin app and a worker in front of PostgreSQL and Redis. */
public final class Hive extends PlatformSystem {
  /** Callbacks of M-Pesa and WhatsApp, which must get through however many there are. */
  private static final List<String> CALLBACKS = List.of("/callbacks/mpesa", "/webhooks/whatsapp");

  /** The stretch over which the service level objective holds. */
  private static final Duration OBJECTIVE = Duration.ofDays(30);

  private static final int MAX_CONNECTIONS = 200;
  private static final int POOL_SIZE = 8;

  /** Where HIVE runs. Another environment is one constant more, and a line of {@link Sizing}. */
  public enum Stage implements Environment {
    PRODUCTION,
    STAGING
  }

  /** Makes HIVE in one environment. */
  public Hive(Construct scope, Stage stage) {
    this(scope, stage, Choices.STANDARD);
  }

  /** Makes HIVE with other images or another way in. */
  Hive(Construct scope, Stage stage, Choices choices) {
    super(scope, "hive", stage, choices.namespace);
    var sizing = Sizing.of(stage);
    var secrets = new Secrets(this);
    var priorities = new Priorities(this, "priorities", "database", "backend", "worker");
    // Above what the autoscalers may ask for; synthesis fails where it is not.
    new NamespaceQuota(
        this,
        "quota",
        Resources.requests(Cpu.cores(10), Memory.gibibytes(20))
            .limits(Cpu.unlimited(), Memory.gibibytes(40)),
        Resources.requests(Cpu.millis(10), Memory.mebibytes(64))
            .limits(Cpu.millis(100), Memory.mebibytes(128)));

    var db =
        new Postgres(
            this,
            "postgres",
            PostgresProps.builder(Postgres.version(16).withExtension("vector"))
                .database("hive")
                .owner("hive")
                .credentials("database")
                .storage(sizing.databaseStorage)
                .maxConnections(MAX_CONNECTIONS)
                .priority(priorities.of("database"))
                .build());
    var cache =
        new Redis(
            this,
            "redis",
            RedisProps.cache().credentials("redis").priority(priorities.of("database")));
    var pushgateway = new Pushgateway(this, "pushgateway", PostgresBackup.metrics());
    var backup =
        new PostgresBackup(
            this,
            "backup",
            PostgresBackupProps.builder(
                    db,
                    ObjectStore.s3(
                            "hive-backups-" + stage.id(),
                            "https://s3.eu-west-1.amazonaws.com",
                            secrets.backupStorage.key("access-key"),
                            secrets.backupStorage.key("secret-key"))
                        .region("eu-west-1"))
                .schedule(sizing.backup.in("Africa/Nairobi"))
                .restoreTest(Schedule.quarterly(LocalTime.of(3, 0)).in("Africa/Nairobi"))
                .keep(7, 4)
                .workSpace(sizing.dumpStorage)
                .publishesTo(pushgateway)
                .build());

    new Migration(
        this,
        "migration",
        MigrationProps.builder(choices.background)
            .command("node", "dist/migrate.js")
            .environment(settings(sizing))
            .uses(db)
            .build());
    var backend =
        new Backend(
            this,
            "backend",
            BackendProps.builder(choices.backend)
                .main()
                .port(3000)
                .scaling(sizing.backend)
                .resources(
                    Resources.requests(Cpu.millis(250), Memory.mebibytes(512))
                        .limits(Cpu.cores(1), Memory.gibibytes(1)))
                .health(HealthCheck.http("/health/live", "/health/ready"))
                .environment(settings(sizing))
                // Node keeps its heap: below the limit, with room for buffers beside it.
                .environment("NODE_OPTIONS", "--max-old-space-size=768")
                .environment("PORT", "3000")
                .environment(secrets.ofBackend())
                .uses(db, cache)
                .connections(POOL_SIZE)
                .internet("M-Pesa, WhatsApp, push messages, media storage and AI search")
                .exposes(HiveMetrics.ALL)
                .priorityClass(priorities.of("backend"))
                .build());
    var admin =
        new Backend(
            this,
            "admin",
            BackendProps.builder(choices.admin)
                .port(3000)
                .scaling(Scaling.between(2, 5).cpu(70))
                .health(HealthCheck.http("/"))
                .environment("NODE_ENV", "production")
                .environment("PORT", "3000")
                .environment("PUBLIC_API_URL", sizing.host("api").url())
                .priorityClass(priorities.of("backend"))
                .build());
    if (sizing.worker) {
      new Worker(
          this,
          "worker",
          WorkerProps.builder(choices.background, workerHealth())
              .command("node", "dist/worker.js")
              .resources(
                  Resources.requests(Cpu.millis(100), Memory.mebibytes(256))
                      .limits(Cpu.millis(500), Memory.mebibytes(512)))
              .environment(settings(sizing))
              .environment("NODE_OPTIONS", "--max-old-space-size=384")
              .environment(secrets.ofBackend())
              .uses(db, cache)
              .connections(POOL_SIZE)
              .internet("M-Pesa, WhatsApp, push messages, media storage and AI search")
              .priorityClass(priorities.of("worker"))
              .build());
    }

    var logging =
        new Logging(
            this,
            "logging",
            LoggingProps.builder(Shipper.fluentd())
                .retention(Duration.ofDays(7))
                .storage(sizing.logStorage)
                .build());
    var watching =
        MonitoringProps.builder()
            .observe(backend, admin, db, cache, pushgateway, logging)
            .alerts(HiveAlerts.all(backend, db, cache, choices.errorRate, sizing.backupAge))
            .runbooks("docs/runbooks/hive.md")
            .dashboard(HiveDashboards.overview(backend))
            .dashboard(HiveDashboards.serviceLevels(backend, sizing.objectiveSpan()))
            .receivers(receivers(secrets, sizing))
            .logs(logging)
            .prometheusStorage(sizing.metricStorage)
            .retention(sizing.metricRetention);
    // Through a forwarded port it has no name, and a cookie for HTTPS only would let nobody in.
    sizing.operators.ifPresent(network -> watching.grafanaHost(sizing.host("grafana")));
    var monitoring = new Monitoring(this, "monitoring", watching.build());
    new Ingress(this, "ingress", ingress(choices.controller, sizing, backend, admin, monitoring));
  }

  /** A worker shows life by a program of its own; Node takes a moment to start it. */
  private static HealthCheck workerHealth() {
    return HealthCheck.live(
        Probe.exec("node", "dist/worker-health.js")
            .every(Duration.ofSeconds(30))
            .timeout(Duration.ofSeconds(10)));
  }

  private static List<EnvVariable> settings(Sizing sizing) {
    return List.of(
        EnvVariable.of("NODE_ENV", "production"),
        EnvVariable.of("LOG_LEVEL", sizing.logLevel),
        EnvVariable.of("MPESA_ENV", sizing.mpesa),
        EnvVariable.of("PUBLIC_API_URL", sizing.host("api").url()),
        EnvVariable.of("ADMIN_URL", sizing.host("admin").url()),
        EnvVariable.of("MEDIA_BUCKET", sizing.mediaBucket),
        EnvVariable.of("CDN_URL", sizing.host("cdn").url()),
        EnvVariable.of("DATABASE_POOL_SIZE", Integer.toString(POOL_SIZE)));
  }

  /** Staging never pages: what is critical there goes where the warnings go. */
  private static Receivers receivers(Secrets secrets, Sizing sizing) {
    var chat = Receiver.slack(secrets.alertmanager.key("slack-webhook"), "#hive-alerts");
    var pager = Receiver.pagerDuty(secrets.alertmanager.key("pagerduty-routing-key"));
    return Receivers.builder()
        .critical(sizing.pages ? pager : chat)
        .warning(chat)
        .watchdog(Receiver.webhook(secrets.alertmanager.key("watchdog-url")))
        .build();
  }

  private static IngressProps ingress(
      Controller controller, Sizing sizing, Backend backend, Backend admin, Monitoring monitoring) {
    var api = sizing.host("api");
    var routes = new ArrayList<Route>();
    routes.add(Route.to(backend).at(api));
    routes.add(
        Route.to(backend)
            .at(api)
            .path("/videos/upload")
            .id("videos")
            .bodySize(Memory.mebibytes(200))
            .timeout(Duration.ofSeconds(300)));
    for (var path : CALLBACKS) {
      routes.add(Route.to(backend).at(api).path(path).noRateLimit());
    }
    routes.add(Route.to(admin).at(sizing.host("admin")));
    sizing.operators.ifPresent(
        network ->
            routes.add(
                Route.to(monitoring.grafana()).at(sizing.host("grafana")).allowFrom(network)));
    return IngressProps.builder(controller, Tls.clusterIssuer(sizing.issuer))
        .bodySize(Memory.mebibytes(25))
        .timeout(Duration.ofSeconds(60))
        .rateLimit(RateLimit.perSecond(50).burst(5))
        .routes(routes)
        .build();
  }

  /**
   * What a release changes, the same in every environment.
   *
   * @param backend image of the backend
   * @param background image of worker and migration, the same program
   * @param admin image of the admin app
   * @param controller what routes requests in
   * @param errorRate share of failed requests that must be told
   * @param namespace namespace of its programs; every other name derives from it. One cluster per
   *     environment is assumed; in one cluster for both, write {@code hive-staging} and {@code
   *     hive-production}
   */
  record Choices(
      Image backend,
      Image background,
      Image admin,
      Controller controller,
      Percent errorRate,
      String namespace) {
    static final Choices STANDARD =
        new Choices(
            Image.of("registry.example/hive/backend", "1.4.2"),
            Image.of("registry.example/hive/backend", "1.4.2"),
            Image.of("registry.example/hive/admin", "1.4.2"),
            Controller.nginx(),
            Percent.of(5),
            "hive");

    Choices backend(Image other) {
      return new Choices(other, background, admin, controller, errorRate, namespace);
    }

    Choices background(Image other) {
      return new Choices(backend, other, admin, controller, errorRate, namespace);
    }

    Choices controller(Controller other) {
      return new Choices(backend, background, admin, other, errorRate, namespace);
    }

    Choices errorRate(Percent other) {
      return new Choices(backend, background, admin, controller, other, namespace);
    }

    Choices namespace(String other) {
      return new Choices(backend, background, admin, controller, errorRate, other);
    }
  }

  /** The Secrets that HIVE expects beside those of its databases; somebody else fills them. */
  private static final class Secrets {
    private final SecretContract app;
    private final SecretContract mpesa;
    private final SecretContract whatsapp;
    private final SecretContract push;
    private final SecretContract storage;

    /** Not the backend's: whoever takes that over must not reach the backups. */
    private final SecretContract backupStorage;

    private final SecretContract ai;
    private final SecretContract alertmanager;

    Secrets(Hive hive) {
      app = new SecretContract(hive, "app", "jwt-private-key", "jwt-public-key", "encryption-key");
      mpesa =
          new SecretContract(
              hive, "mpesa", "consumer-key", "consumer-secret", "passkey", "shortcode");
      whatsapp = new SecretContract(hive, "whatsapp", "token", "webhook-verify-token");
      push = new SecretContract(hive, "push", "service-account");
      storage = new SecretContract(hive, "storage", "access-key", "secret-key");
      backupStorage = new SecretContract(hive, "backup-storage", "access-key", "secret-key");
      ai = new SecretContract(hive, "ai", "api-key");
      alertmanager =
          new SecretContract(
              hive,
              "alertmanager",
              Monitoring.namespace(hive.scope()),
              List.of("pagerduty-routing-key", "slack-webhook", "watchdog-url"));
    }

    List<EnvVariable> ofBackend() {
      return List.of(
          EnvVariable.of("JWT_PRIVATE_KEY", app.key("jwt-private-key")),
          EnvVariable.of("JWT_PUBLIC_KEY", app.key("jwt-public-key")),
          EnvVariable.of("ENCRYPTION_KEY", app.key("encryption-key")),
          EnvVariable.of("MPESA_CONSUMER_KEY", mpesa.key("consumer-key")),
          EnvVariable.of("MPESA_CONSUMER_SECRET", mpesa.key("consumer-secret")),
          EnvVariable.of("MPESA_PASSKEY", mpesa.key("passkey")),
          EnvVariable.of("MPESA_SHORTCODE", mpesa.key("shortcode")),
          EnvVariable.of("WHATSAPP_TOKEN", whatsapp.key("token")),
          EnvVariable.of("WHATSAPP_WEBHOOK_VERIFY_TOKEN", whatsapp.key("webhook-verify-token")),
          EnvVariable.of("PUSH_SERVICE_ACCOUNT", push.key("service-account")),
          EnvVariable.of("STORAGE_ACCESS_KEY", storage.key("access-key")),
          EnvVariable.of("STORAGE_SECRET_KEY", storage.key("secret-key")),
          EnvVariable.of("AI_API_KEY", ai.key("api-key")));
    }
  }

  /**
   * Everything that differs between environments.
   *
   * @param backend replicas of the backend
   * @param worker whether the background worker runs
   * @param logLevel what the programs write
   * @param mpesa mode of M-Pesa
   * @param domain suffix of the public hosts
   * @param issuer issuer of certificates
   * @param operators network that may open Grafana from outside; none keeps it inside
   * @param mediaBucket bucket of images and videos
   * @param databaseStorage fixed before the first deploy: the API server never lets it change
   * @param dumpStorage disk for one dump, which is compressed and holds no indexes
   * @param metricStorage disk of Prometheus
   * @param metricRetention time that metrics are kept: in production longer than the 30 days over
   *     which the objective holds
   * @param logStorage disk of Loki
   * @param backup when the database is backed up
   * @param backupAge age from which on a backup is too old
   * @param pages whether critical alerts wake somebody up
   */
  private record Sizing(
      Scaling backend,
      boolean worker,
      String logLevel,
      String mpesa,
      String domain,
      String issuer,
      Optional<String> operators,
      String mediaBucket,
      Storage databaseStorage,
      Storage dumpStorage,
      Storage metricStorage,
      Duration metricRetention,
      Storage logStorage,
      Schedule backup,
      Duration backupAge,
      boolean pages) {

    static Sizing of(Stage stage) {
      return switch (stage) {
        case PRODUCTION ->
            new Sizing(
                Scaling.between(3, 15).cpu(70).memory(80),
                true,
                "info",
                "production",
                "hive.co.ke",
                "letsencrypt-prod",
                Optional.of("10.0.0.0/8"),
                "hive-media",
                gibibytes(100),
                gibibytes(50),
                gibibytes(50),
                Duration.ofDays(31),
                gibibytes(50),
                Schedule.daily(LocalTime.of(1, 0)),
                Duration.ofHours(26),
                true);
        case STAGING ->
            new Sizing(
                Scaling.between(2, 4).cpu(70).memory(80),
                false,
                "debug",
                "sandbox",
                "staging.hive.co.ke",
                "letsencrypt-staging",
                Optional.empty(),
                "hive-media-staging",
                gibibytes(20),
                gibibytes(10),
                gibibytes(10),
                Duration.ofDays(7),
                gibibytes(10),
                Schedule.weekly(DayOfWeek.SUNDAY, LocalTime.of(1, 0)),
                Duration.ofDays(8),
                false);
      };
    }

    /** The objective's 30 days, or as much of them as there are metrics for. */
    Duration objectiveSpan() {
      return metricRetention.compareTo(OBJECTIVE) < 0 ? metricRetention : OBJECTIVE;
    }

    Host host(String name) {
      return Host.of(name, domain);
    }
  }
}

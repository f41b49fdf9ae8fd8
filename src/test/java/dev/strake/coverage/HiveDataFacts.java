package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;

/** What HIVE's sheet says of databases, cache, migrations, backup and restore. */
final class HiveDataFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String POSTGRES = "hive-postgres";
  private static final String REDIS = "hive-redis";
  private static final String BACKEND = "hive-backend";

  private HiveDataFacts() {}

  static void add(Facts facts) {
    engines(facts);
    storage(facts);
    uses(facts);
    postgres(facts);
    redis(facts);
    HiveConnectionFacts.add(facts);
    HiveBackupFacts.add(facts);
  }

  private static void engines(Facts facts) {
    facts.prove("HIVE-009", view -> database(view).at("/spec/serviceName").is(POSTGRES));
    facts.prove(
        "HIVE-010",
        view -> {
          redis(view).at("/spec/replicas").is(1);
          redis(view).container("redis").at("/image").matches(image("library/redis", "7"));
        });
    facts.prove(
        "HIVE-043",
        view -> {
          database(view).at("/spec/replicas").is(1);
          database(view).container("postgres").at("/args/0").is("postgres");
          view.object("Service", POSTGRES)
              .at("/spec/selector/app.kubernetes.io~1name")
              .is(POSTGRES);
        });
    facts.prove(
        "HIVE-046",
        view -> {
          database(view).container("postgres").at("/image").matches(pgvector());
          variable(database(view), "postgres", "POSTGRES_EXTENSIONS").is("vector");
          roles(view).contains("CREATE EXTENSION IF NOT EXISTS %I CASCADE");
        });
    facts.prove(
        "HIVE-D15",
        view -> {
          for (var store : List.of(POSTGRES, REDIS)) {
            view.object("StatefulSet", store).at("/spec/replicas").is(1);
            view.hasNo("PodDisruptionBudget", store);
            view.hasNo("HorizontalPodAutoscaler", store);
          }
          database(view).pod().at("/terminationGracePeriodSeconds").is(120);
          redis(view).pod().at("/terminationGracePeriodSeconds").is(60);
        });
  }

  private static void storage(Facts facts) {
    facts.prove("HIVE-044", PRODUCTION, view -> size(view).is("100Gi"));
    facts.prove("HIVE-045", STAGING, view -> size(view).is("20Gi"));
    for (var size : Map.of(PRODUCTION, "100Gi", STAGING, "20Gi").entrySet()) {
      facts.prove(
          "HIVE-D14",
          size.getKey(),
          view -> {
            size(view).is(size.getValue());
            claim(view).at("/storageClassName").isAbsent();
          });
    }
    facts.prove(
        "HIVE-S09",
        view -> {
          claim(view).at("/accessModes").is(List.of("ReadWriteOnce"));
          claim(view).at("/storageClassName").isAbsent();
          view.each("StatefulSet", HiveDataFacts::keepsItsClaims);
        });
  }

  private static void keepsItsClaims(Obj server) {
    server
        .at("/spec/persistentVolumeClaimRetentionPolicy")
        .is(Map.of("whenDeleted", "Retain", "whenScaled", "Retain"));
  }

  private static void uses(Facts facts) {
    facts.prove(
        "HIVE-016",
        view -> {
          fromSecret(view, BACKEND, "backend", "DATABASE_URL").is(key("hive-database", "url"));
          fromSecret(view, BACKEND, "backend", "REDIS_URL").is(key("hive-redis", "url"));
          connects(view, BACKEND, POSTGRES, 5432);
          connects(view, BACKEND, REDIS, 6379);
        });
    facts.prove(
        "HIVE-048",
        view -> {
          fromSecret(view, BACKEND, "backend", "REDIS_URL").is(key("hive-redis", "url"));
          redisSetting(view, "maxmemory-policy").is("allkeys-lru");
          for (var metric : List.of("hive_cache_hits_total", "hive_cache_misses_total")) {
            view.file("hive-backend-metrics", "metrics.yaml")
                .yaml("/metrics[name=" + metric + "]/labels")
                .is(List.of("cache_type"));
          }
        });
  }

  private static void postgres(Facts facts) {
    facts.prove(
        "HIVE-S05",
        view -> {
          amounts(database(view), "postgres", "500m", "1Gi", "2", "2Gi");
          amounts(redis(view), "redis", "100m", "256Mi", "500m", "512Mi");
        });
    facts.prove(
        "HIVE-S07",
        view -> {
          var server = database(view);
          var container = server.container("postgres");
          container.at("/image").matches(pgvector());
          container.at("/ports[name=postgres]/containerPort").is(5432);
          variable(server, "postgres", "POSTGRES_DB").is("hive");
          variable(server, "postgres", "POSTGRES_OWNER").is("hive");
          variable(server, "postgres", "POSTGRES_EXTENSIONS").is("vector");
          setting(view, "shared_buffers=256MB");
          setting(view, "max_connections=200");
          var service = view.object("Service", POSTGRES);
          service.at("/spec/clusterIP").is("None");
          service.at("/spec/ports[name=postgres]/port").is(5432);
          for (var probe : List.of("startupProbe", "livenessProbe")) {
            container
                .at("/" + probe + "/exec/command/2")
                .is("pg_isready -q -h 127.0.0.1 -p 5432; test $? -le 1");
          }
          container.at("/readinessProbe/exec/command/2").is("pg_isready -q -h 127.0.0.1 -p 5432");
          user(server, 999);
          container.at("/volumeMounts[name=data]/mountPath").is("/var/lib/postgresql/data");
          variable(server, "postgres", "PGDATA").is("/var/lib/postgresql/data/pgdata");
        });
  }

  private static void redis(Facts facts) {
    facts.prove(
        "HIVE-S08",
        view -> {
          var server = redis(view);
          server.at("/spec/replicas").is(1);
          var container = server.container("redis");
          container.at("/image").matches(image("library/redis", "7"));
          container.at("/ports[name=redis]/containerPort").is(6379);
          container.at("/command").is(List.of("sh", "/etc/redis/start.sh"));
          container
              .at("/env[name=REDIS_PASSWORD]/valueFrom/secretKeyRef")
              .is(key("hive-redis", "password"));
          // 75 % of the limit of 512Mi.
          container.at("/resources/limits/memory").is("512Mi");
          redisSetting(view, "maxmemory").is("384mb");
          redisSetting(view, "maxmemory-policy").is("allkeys-lru");
          redisSetting(view, "appendonly").is("no");
          server.at("/spec/volumeClaimTemplates").isAbsent();
        });
  }

  private static void user(Obj server, int id) {
    server.pod().at("/securityContext/runAsUser").is(id);
    server.pod().at("/securityContext/fsGroup").is(id);
    server.pod().at("/securityContext/runAsNonRoot").is(true);
  }

  private static Obj database(View view) {
    return view.object("StatefulSet", POSTGRES);
  }

  private static Obj redis(View view) {
    return view.object("StatefulSet", REDIS);
  }

  private static String pgvector() {
    return image("pgvector/pgvector", "[0-9.]+-pg16");
  }

  private static String image(String name, String version) {
    return "docker\\.io/" + name + ":" + (version.equals("7") ? "7\\.[0-9]+\\.[0-9]+" : version);
  }

  private static Value claim(View view) {
    return database(view).at("/spec/volumeClaimTemplates/0/spec");
  }

  private static Value size(View view) {
    return claim(view).at("/resources/requests/storage");
  }

  static Value roles(View view) {
    return view.file("hive-postgres-init", "roles.sql").text();
  }

  static Value setting(View view, String setting) {
    return database(view).container("postgres").at("/args").hasItem(setting);
  }

  private static Value redisSetting(View view, String key) {
    return view.file("hive-redis-config", "redis.conf").setting(key);
  }

  private static void amounts(
      Obj server, String container, String cpu, String memory, String mostCpu, String mostMemory) {
    var resources = server.container(container).at("/resources");
    resources.at("/requests").is(Map.of("cpu", cpu, "memory", memory));
    resources.at("/limits").is(Map.of("cpu", mostCpu, "memory", mostMemory));
  }

  static Value variable(Obj workload, String container, String name) {
    return workload.container(container).at("/env[name=" + name + "]/value");
  }

  static Value fromSecret(View view, String deployment, String container, String variable) {
    return view.object("Deployment", deployment)
        .container(container)
        .at("/env[name=" + variable + "]/valueFrom/secretKeyRef");
  }

  static Map<String, String> key(String secret, String key) {
    return Map.of("name", secret, "key", key);
  }

  /** The policies of both ends allow it: the caller may go out, the server lets it in. */
  static void connects(View view, String from, String to, int port) {
    view.object("NetworkPolicy", from)
        .at("/spec/egress")
        .anyItem(rule -> peer(rule, "/to", to, port));
    view.object("NetworkPolicy", to)
        .at("/spec/ingress")
        .anyItem(rule -> peer(rule, "/from", from, port));
  }

  private static void peer(Value rule, String end, String name, int port) {
    rule.at(end + "/0/podSelector/matchLabels/app.kubernetes.io~1name").is(name);
    rule.at("/ports/0/port").is(port);
  }
}

package dev.strake.coverage;

import dev.strake.coverage.View.Obj;

/** What HIVE's sheet says of how the stores are watched and how many connections they take. */
final class HiveConnectionFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String POSTGRES = "hive-postgres";
  private static final String REDIS = "hive-redis";
  private static final String BACKEND = "hive-backend";

  private HiveConnectionFacts() {}

  static void add(Facts facts) {
    health(facts);
    connections(facts);
  }

  private static void health(Facts facts) {
    facts.prove("HIVE-047", view -> exporter(view, POSTGRES, 9187));
    facts.prove("HIVE-049", view -> exporter(view, REDIS, 9121));
    facts.prove(
        "HIVE-D30",
        view -> {
          exporter(view, POSTGRES, 9187);
          var exporter = "hive-postgres-exporter";
          HiveDataFacts.fromSecret(view, exporter, "exporter", "DATA_SOURCE_USER")
              .is(HiveDataFacts.key("hive-database-monitoring", "username"));
          HiveDataFacts.fromSecret(view, exporter, "exporter", "DATA_SOURCE_PASS")
              .is(HiveDataFacts.key("hive-database-monitoring", "password"));
          HiveDataFacts.roles(view).contains("GRANT pg_monitor TO :\"monitoring_user\";");
          zeroOrAbsent(view, "DatabaseConnectionIssues", "pg_up", exporter);
          view.alert("TargetDown").at("/expr").contains("up == 0 or ");
          view.alert("TargetDown").at("/expr").contains("absent(up{job=\"" + exporter + "\"})");
        });
    facts.prove(
        "HIVE-D31",
        view -> {
          exporter(view, REDIS, 9121);
          zeroOrAbsent(view, "RedisConnectionIssues", "redis_up", "hive-redis-exporter");
        });
  }

  /** The exporter runs, reads this server, may reach it, and is scraped under its own name. */
  private static void exporter(View view, String server, int port) {
    var name = server + "-exporter";
    var exporter = view.object("Deployment", name);
    exporter.at("/spec/replicas").is(1);
    exporter.container("exporter").at("/ports[name=metrics]/containerPort").is(port);
    if (server.equals(POSTGRES)) {
      HiveDataFacts.variable(exporter, "exporter", "DATA_SOURCE_URI")
          .is("hive-postgres.hive.svc:5432/hive?sslmode=disable");
      HiveDataFacts.connects(view, name, server, 5432);
    } else {
      HiveDataFacts.variable(exporter, "exporter", "REDIS_ADDR")
          .is("redis://hive-redis.hive.svc:6379");
      HiveDataFacts.connects(view, name, server, 6379);
    }
    scraped(view, name).at("/relabel_configs/0/regex").is("hive;" + name);
    scraped(view, name).at("/relabel_configs/1/regex").is(String.valueOf(port));
  }

  private static Value scraped(View view, String job) {
    return view.file("hive-prometheus", "prometheus.yml")
        .yaml("/scrape_configs[job_name=" + job + "]");
  }

  private static void zeroOrAbsent(View view, String alert, String series, String job) {
    var of = "%s{job=\"%s\"}".formatted(series, job);
    view.alert(alert).at("/expr").is("%s == 0 or absent(%s)".formatted(of, of));
    view.alert(alert).at("/for").is("1m");
    view.alert(alert).at("/labels/severity").is("critical");
  }

  private static void connections(Facts facts) {
    facts.prove(
        "HIVE-D16",
        PRODUCTION,
        view -> {
          var worker = view.object("Deployment", "hive-worker");
          HiveDataFacts.variable(worker, "worker", "DATABASE_POOL_SIZE").is("8");
          var pods = exactly(worker.at("/spec/replicas"), 1) + surge(worker);
          poolsFit(view, 15, pods);
        });
    facts.prove("HIVE-D16", STAGING, view -> poolsFit(view, 4, 0));
  }

  /** Pools of every pod that can run at once, and a reserve of 30 for all else, fit the server. */
  private static void poolsFit(View view, int mostBackends, int workers) {
    HiveDataFacts.setting(view, "max_connections=200");
    var backend = view.object("Deployment", BACKEND);
    HiveDataFacts.variable(backend, "backend", "DATABASE_POOL_SIZE").is("8");
    var most = view.object("HorizontalPodAutoscaler", BACKEND).at("/spec/maxReplicas");
    HiveDataFacts.variable(view.object("Job", "hive-migration"), "migration", "DATABASE_POOL_SIZE")
        .is("8");
    var pods = exactly(most, mostBackends) + surge(backend) + workers + 1;
    if (pods * 8 + 30 > 200) {
      throw new AssertionError("%d pods with 8 connections each do not fit".formatted(pods));
    }
  }

  private static int surge(Obj deployment) {
    return exactly(deployment.at("/spec/strategy/rollingUpdate/maxSurge"), 1);
  }

  private static int exactly(Value value, int wanted) {
    return value.is(wanted).number();
  }
}

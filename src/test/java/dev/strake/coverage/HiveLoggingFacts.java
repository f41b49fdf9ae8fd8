package dev.strake.coverage;

import java.util.List;
import java.util.Map;

/** What HIVE's sheet says of logs, and what the programs of monitoring and logging may use. */
final class HiveLoggingFacts {
  private static final String FLUENTD = "hive-fluentd";
  private static final String LOKI = "hive-loki";
  private static final String LOKI_URL = "http://hive-loki.hive-monitoring.svc:3100";

  private HiveLoggingFacts() {}

  static void add(Facts facts) {
    path(facts);
    labels(facts);
    retention(facts);
    servers(facts);
    shipper(facts);
  }

  private static void path(Facts facts) {
    facts.prove(
        "HIVE-014",
        view -> {
          view.object("StatefulSet", LOKI)
              .container("loki")
              .at("/image")
              .matches("docker.io/grafana/loki:3\\.[0-9.]+");
          view.object("Service", LOKI).at("/spec/ports[name=http]/port").is(3100);
        });
    facts.prove(
        "HIVE-015",
        view -> {
          var collector = view.object("DaemonSet", FLUENTD);
          collector.container("fluentd").at("/image").contains("/fluentd-kubernetes-daemonset:");
          collector.pod().at("/nodeSelector").isAbsent();
        });
    facts.prove(
        "HIVE-103",
        view -> {
          var collector = view.object("DaemonSet", FLUENTD);
          collector.pod().at("/volumes[name=pod-logs]/hostPath/path").is("/var/log/pods");
          collector
              .container("fluentd")
              .at("/volumeMounts[name=pod-logs]/mountPath")
              .is("/var/log/pods");
          fluentd(view).contains("path /var/log/containers/*.log");
          fluentd(view).contains("url " + LOKI_URL);
          view.file("hive-grafana", "sources.yaml")
              .yaml("/datasources[name=Loki]/url")
              .is(LOKI_URL);
        });
  }

  private static void labels(Facts facts) {
    label(facts, "HIVE-104", "namespace", "\"namespace_name\")}");
    label(facts, "HIVE-105", "pod", "\"pod_name\")}");
    label(facts, "HIVE-106", "container", "\"container_name\")}");
    facts.prove(
        "HIVE-107",
        view -> {
          isLabel(view);
          fluentd(view).contains("app ${record.dig(\"kubernetes\", \"labels\", \"app\")");
          view.eachWorkload(HiveLoggingFacts::hasAppOnPods);
        });
  }

  private static void hasAppOnPods(View.Obj workload) {
    workload.podMetadata().at("/labels/app").matches("hive-[a-z-]+");
  }

  private static void label(Facts facts, String id, String label, String source) {
    facts.prove(
        id,
        view -> {
          isLabel(view);
          fluentd(view).contains("%s ${record.dig(\"kubernetes\", %s".formatted(label, source));
        });
  }

  /** Loki gets these four labels and makes up none of its own. */
  private static void isLabel(View view) {
    fluentd(view)
        .contains("<label>\n      namespace\n      pod\n      container\n      app\n    </label>");
    loki(view, "/limits_config/max_label_names_per_series").is(4);
  }

  private static void retention(Facts facts) {
    facts.prove("HIVE-108", view -> loki(view, "/limits_config/retention_period").is("168h"));
    for (var size : Map.of("production", "50Gi", "staging", "10Gi").entrySet()) {
      facts.prove(
          "HIVE-D24",
          size.getKey(),
          view -> {
            loki(view, "/compactor/retention_enabled").is(true);
            loki(view, "/compactor/delete_request_store").is("filesystem");
            loki(view, "/limits_config/retention_period").is("168h");
            loki(view, "/schema_config/configs/0/store").is("tsdb");
            loki(view, "/schema_config/configs/0/index/period").is("24h");
            loki(view, "/table_manager").isAbsent();
            storage(view).is(size.getValue());
          });
      facts.prove(
          "HIVE-S29",
          size.getKey(),
          view -> {
            var server = view.object("StatefulSet", LOKI);
            server.at("/spec/replicas").is(1);
            server.container("loki").at("/args").is(List.of("-config.file=/etc/loki/loki.yaml"));
            loki(view, "/target").isAbsent();
            loki(view, "/schema_config/configs/0/object_store").is("filesystem");
            loki(view, "/auth_enabled").is(false);
            loki(view, "/server/http_listen_port").is(3100);
            storage(view).is(size.getValue());
          });
    }
  }

  private static void servers(Facts facts) {
    facts.prove(
        "HIVE-S06",
        view -> {
          amounts(view.object("StatefulSet", "hive-prometheus").container("prometheus"))
              .are("250m", "1Gi", "1", "2Gi");
          amounts(view.object("StatefulSet", LOKI).container("loki"))
              .are("200m", "512Mi", "1", "1Gi");
          amounts(view.object("Deployment", "hive-grafana").container("grafana"))
              .are("100m", "128Mi", "500m", "512Mi");
          amounts(view.object("StatefulSet", "hive-alertmanager").container("alertmanager"))
              .are("50m", "64Mi", "200m", "128Mi");
          amounts(view.object("DaemonSet", FLUENTD).container("fluentd"))
              .are("100m", "256Mi", "500m", "512Mi");
          for (var exporter : List.of("hive-postgres-exporter", "hive-redis-exporter")) {
            amounts(view.object("Deployment", exporter).container("exporter"))
                .are("10m", "32Mi", "100m", "64Mi");
          }
        });
  }

  private record Amounts(Value resources) {
    void are(String cpu, String memory, String cpuLimit, String memoryLimit) {
      resources.at("/requests").is(Map.of("cpu", cpu, "memory", memory));
      resources.at("/limits").is(Map.of("cpu", cpuLimit, "memory", memoryLimit));
    }
  }

  private static Amounts amounts(Value container) {
    return new Amounts(container.at("/resources"));
  }

  private static void shipper(Facts facts) {
    facts.prove(
        "HIVE-S30",
        view -> {
          var collector = view.object("DaemonSet", FLUENTD);
          collector
              .pod()
              .at("/initContainers[name=loki-plugin]/image")
              .matches("docker.io/grafana/fluent-plugin-loki:[0-9]+\\.[0-9]+\\.[0-9]+");
          collector.pod().at("/tolerations").is(List.of(Map.of("operator", "Exists")));
          fluentd(view).contains("@type loki");
          fluentd(view).contains("<buffer>\n      @type file");
          fluentd(view).contains("total_limit_size 1073741824");
          fluentd(view).contains("<parse>\n    @type cri\n  </parse>");
          fluentd(view)
              .contains("exclude_path [\"/var/log/containers/hive-fluentd-*_hive-logging_*.log\"]");
        });
  }

  private static Value fluentd(View view) {
    return view.file(FLUENTD, "fluent.conf").text();
  }

  private static Value loki(View view, String place) {
    return view.file(LOKI, "loki.yaml").yaml(place);
  }

  private static Value storage(View view) {
    return view.object("StatefulSet", LOKI)
        .at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage");
  }
}

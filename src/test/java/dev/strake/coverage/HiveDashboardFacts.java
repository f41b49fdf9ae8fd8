package dev.strake.coverage;

import java.util.Map;
import java.util.regex.Pattern;

/** What HIVE's sheet says of dashboards and the two programs behind them. */
final class HiveDashboardFacts {
  private static final String OVERVIEW = "HIVE Overview Dashboard";
  private static final String LEVELS = "HIVE Service Levels";

  private HiveDashboardFacts() {}

  static void add(Facts facts) {
    grafana(facts);
    numbers(facts);
    series(facts);
    levels(facts);
    instances(facts);
  }

  private static void grafana(Facts facts) {
    facts.prove(
        "HIVE-013",
        view -> {
          view.object("Deployment", "hive-grafana")
              .container("grafana")
              .at("/image")
              .matches("docker.io/grafana/grafana:[0-9.]+");
          view.object("Service", "hive-grafana").at("/spec/ports[name=http]/port").is(3000);
          view.dashboard(OVERVIEW).at("/uid").is("hive-overview");
          source(view, "Loki", "/type").is("loki");
        });
    facts.prove("HIVE-093", view -> view.dashboard(OVERVIEW).at("/panels").hasSize(8));
    facts.prove(
        "HIVE-102",
        view -> {
          sources(view, "/datasources").hasSize(2);
          source(view, "Prometheus", "/type").is("prometheus");
          source(view, "Prometheus", "/url").is("http://hive-prometheus.hive-monitoring.svc:9090");
          source(view, "Loki", "/type").is("loki");
          source(view, "Loki", "/url").is("http://hive-loki.hive-monitoring.svc:3100");
        });
  }

  private static void numbers(Facts facts) {
    facts.prove(
        "HIVE-094",
        view -> {
          panel(view, "Request Rate (req/s)", "/type").is("stat");
          unit(view, "Request Rate (req/s)").is("reqps");
          expression(view, "Request Rate (req/s)").matches(rateOfRequests());
        });
    facts.prove(
        "HIVE-095",
        view -> {
          unit(view, "Error Rate (%)").is("percentunit");
          // The share that the alert compares with its limit.
          var share = expression(view, "Error Rate (%)").text();
          view.alert("HighErrorRate").at("/expr").matches(Pattern.quote(share) + " > 0\\.05 .*");
          expression(view, "Error Rate (%)").contains("status=~\"5..\"");
        });
    facts.prove(
        "HIVE-096",
        view -> {
          unit(view, "P95 Latency (seconds)").is("s");
          var latency = expression(view, "P95 Latency (seconds)").text();
          view.alert("HighLatency").at("/expr").is(latency + " > 2");
        });
    facts.prove(
        "HIVE-097",
        view ->
            expression(view, "Active Pods")
                .matches(
                    "count\\(kube_pod_status_ready\\{condition=\"true\",namespace=\"hive\"} =="
                        + " 1\\)"));
  }

  private static void series(Facts facts) {
    facts.prove(
        "HIVE-098",
        view -> {
          panel(view, "Request Rate Over Time", "/type").is("timeseries");
          expression(view, "Request Rate Over Time").matches(rateOfRequests());
        });
    facts.prove(
        "HIVE-099",
        view -> {
          // A comma cannot stand in a choice by title.
          var panel = view.dashboard(OVERVIEW).at("/panels/5");
          panel.at("/title").is("Latency Distribution (p50, p95, p99)");
          panel.at("/targets").hasSize(3);
          for (var quantile : Map.of("p50", "0.5", "p95", "0.95", "p99", "0.99").entrySet()) {
            panel
                .at("/targets[legendFormat=%s]/expr".formatted(quantile.getKey()))
                .matches(
                    "histogram_quantile\\(%s, .*http_request_duration_seconds_bucket.*"
                        .formatted(quantile.getValue()));
          }
        });
    facts.prove(
        "HIVE-100",
        view -> {
          unit(view, "Memory Usage by Pod").is("bytes");
          expression(view, "Memory Usage by Pod")
              .matches("sum by \\(pod\\) \\(container_memory_working_set_bytes\\{.*");
          panel(view, "Memory Usage by Pod", "/type").is("timeseries");
        });
    facts.prove(
        "HIVE-101",
        view -> {
          expression(view, "CPU Usage by Pod")
              .matches("sum by \\(pod\\) \\(rate\\(container_cpu_usage_seconds_total\\{.*");
          panel(view, "CPU Usage by Pod", "/type").is("timeseries");
        });
  }

  /** The panels look as far back as metrics are kept: staging's for a week only. */
  private static void levels(Facts facts) {
    levels(facts, "production", "30 days", "30d");
    levels(facts, "staging", "7 days", "1w");
  }

  private static void levels(Facts facts, String environment, String days, String span) {
    facts.prove(
        "HIVE-S39",
        environment,
        view -> {
          var failed =
              view.dashboard(LEVELS)
                  .at(
                      "/panels[title=Failed requests over %s (objective: below 0.5 %%)]"
                          .formatted(days));
          failed.at("/targets/0/expr").contains("status=~\"5..\"}[" + span + "]");
          limit(failed).is(0.005);
          var slow =
              view.dashboard(LEVELS)
                  .at("/panels[title=P95 latency over %s (objective: below 2 s)]".formatted(days));
          slow.at("/targets/0/expr").matches("histogram_quantile\\(0\\.95, .*\\[" + span + "].*");
          limit(slow).is(2.0);
          view.alert("HighErrorRate").at("/expr").contains("[5m])) > 0.05");
          view.alert("HighLatency").at("/expr").matches(".*\\[5m].* > 2");
        });
  }

  private static void instances(Facts facts) {
    facts.prove(
        "HIVE-S28",
        view -> {
          var alertmanager = view.object("StatefulSet", "hive-alertmanager");
          alertmanager.at("/spec/replicas").is(1);
          alertmanager.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage").is("1Gi");
          var grafana = view.object("Deployment", "hive-grafana");
          grafana.at("/spec/replicas").is(1);
          grafana.pod().at("/volumes[name=data]/emptyDir/sizeLimit").is("1Gi");
          grafana
              .pod()
              .at("/volumes[name=dashboards]/configMap/name")
              .is("hive-grafana-dashboards");
          grafana
              .pod()
              .at("/volumes[name=provisioning]/configMap/name")
              .matches("hive-grafana-[0-9a-f]{8}");
        });
  }

  private static String rateOfRequests() {
    return "sum by \\(namespace, job\\) \\(rate\\(http_requests_total\\{job=\"hive-backend\"}"
        + "\\[5m]\\)\\)";
  }

  private static Value limit(Value panel) {
    return panel.at("/fieldConfig/defaults/thresholds/steps[color=red]/value");
  }

  private static Value unit(View view, String title) {
    return panel(view, title, "/fieldConfig/defaults/unit");
  }

  private static Value expression(View view, String title) {
    return panel(view, title, "/targets/0/expr");
  }

  private static Value panel(View view, String title, String place) {
    return view.dashboard(OVERVIEW).at("/panels[title=%s]%s".formatted(title, place));
  }

  private static Value source(View view, String name, String place) {
    return sources(view, "/datasources[name=%s]%s".formatted(name, place));
  }

  private static Value sources(View view, String place) {
    return view.file("hive-grafana", "sources.yaml").yaml(place);
  }
}

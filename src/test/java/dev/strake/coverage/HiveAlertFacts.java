package dev.strake.coverage;

import java.util.List;
import java.util.Locale;

/** What HIVE's sheet says of alerts and of whom they reach. */
final class HiveAlertFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final List<String> CRITICAL =
      List.of("HighErrorRate", "DatabaseConnectionIssues", "RedisConnectionIssues");
  private static final List<String> WARNING =
      List.of("HighLatency", "PodNotReady", "HighMemoryUsage");
  private static final String SCRAPED = "kubernetes_sd_configs/0/role";

  private HiveAlertFacts() {}

  static void add(Facts facts) {
    requests(facts);
    pods(facts);
    stores(facts);
    payments(facts);
    allRules(facts);
    routing(facts);
  }

  private static void requests(Facts facts) {
    facts.prove("HIVE-085", HiveAlertFacts::errorRate);
    facts.prove(
        "HIVE-D27",
        view -> {
          errorRate(view);
          var expression = view.alert("HighErrorRate").at("/expr");
          // Only answers 500 to 599 are errors, and one request in ten seconds is too few to count.
          expression.containsNot("4..");
          expression.matches(
              "sum .*\\[5m]\\)\\) / sum .*\\[5m]\\)\\) > 0\\.05"
                  + " and sum .*\\(rate\\(http_requests_total\\{[^}]*}\\[5m]\\)\\) > 0\\.1");
        });
    facts.prove(
        "HIVE-086",
        view -> {
          alert(view, "HighLatency", "warning", "5m");
          view.alert("HighLatency")
              .at("/expr")
              .matches(
                  "histogram_quantile\\(0\\.95, .*http_request_duration_seconds_bucket\\{.*\\) >"
                      + " 2");
        });
  }

  private static void errorRate(View view) {
    alert(view, "HighErrorRate", "critical", "5m");
    view.alert("HighErrorRate")
        .at("/expr")
        .matches(
            "sum .*\\(rate\\(http_requests_total\\{[^}]*status=~\"5\\.\\.\"}\\[5m]\\)\\)"
                + " / sum .*\\(rate\\(http_requests_total\\{job=\"hive-backend\"}\\[5m]\\)\\)"
                + " > 0\\.05 .*");
  }

  private static void pods(Facts facts) {
    facts.prove(
        "HIVE-087",
        view -> {
          alert(view, "PodNotReady", "warning", "5m");
          view.alert("PodNotReady")
              .at("/expr")
              .matches(
                  "max by \\(namespace, pod\\)"
                      + " \\(kube_pod_status_ready\\{condition=\"true\".*}\\) == 0 .*");
        });
    facts.prove(
        "HIVE-D28",
        view -> {
          view.object("Deployment", "hive-kube-state-metrics")
              .container("kube-state-metrics")
              .at("/image")
              .isPresent();
          HiveMetricFacts.job(view, "hive-kube-state-metrics").at("/" + SCRAPED).is("pod");
          var expression = view.alert("PodNotReady").at("/expr");
          expression.contains(
              "kube_pod_status_phase{phase=~\"Pending|Running\","
                  + "namespace=~\"hive|hive-logging|hive-monitoring\"}");
          expression.contains("unless on (namespace, pod) kube_pod_owner{");
          expression.contains("owner_kind=\"Job\"");
        });
    facts.prove("HIVE-088", HiveAlertFacts::memory);
    facts.prove(
        "HIVE-D29",
        view -> {
          memory(view);
          var expression = view.alert("HighMemoryUsage").at("/expr");
          expression.contains("max by (namespace, pod, container) (container_memory_working_set");
          expression.contains("kube_pod_container_resource_limits{");
          HiveMetricFacts.job(view, "cadvisor").at("/" + SCRAPED).is("node");
          HiveMetricFacts.job(view, "hive-kube-state-metrics").at("/" + SCRAPED).is("pod");
        });
  }

  private static void memory(View view) {
    alert(view, "HighMemoryUsage", "warning", "5m");
    view.alert("HighMemoryUsage")
        .at("/expr")
        .matches(
            ".*\\(container_memory_working_set_bytes\\{.*}\\) / "
                + ".*\\(kube_pod_container_resource_limits\\{.*resource=\"memory\"}\\) > 0\\.9");
  }

  private static void stores(Facts facts) {
    facts.prove("HIVE-089", view -> absentOrZero(view, "DatabaseConnectionIssues", "pg_up"));
    facts.prove("HIVE-090", view -> absentOrZero(view, "RedisConnectionIssues", "redis_up"));
  }

  /** An alert that fires on 0 and on silence, after a minute. */
  static void absentOrZero(View view, String name, String metric) {
    alert(view, name, "critical", "1m");
    view.alert(name)
        .at("/expr")
        .matches("%1$s\\{([^}]*)} == 0 or absent\\(%1$s\\{\\1}\\)".formatted(metric));
  }

  private static void payments(Facts facts) {
    facts.prove(
        "HIVE-D42",
        view -> {
          alert(view, "PaymentFailures", "critical", "10m");
          view.alert("PaymentFailures")
              .at("/expr")
              .matches(
                  "sum\\(rate\\(hive_mpesa_transactions_total\\{[^}]*status=~\"failed[^}]*}.*\\)\\)"
                      + " / sum\\(rate\\(hive_mpesa_transactions_total\\{[^}]*}\\[10m]\\)\\) >"
                      + " 0\\.1");
          view.file("hive-backend-metrics", "metrics.yaml")
              .yaml("/metrics[name=hive_external_request_duration_seconds]/labels")
              .is(List.of("service", "endpoint"));
        });
  }

  private static void allRules(Facts facts) {
    facts.prove(
        "HIVE-091",
        view -> {
          CRITICAL.forEach(name -> view.alert(name).at("/labels/severity").is("critical"));
          WARNING.forEach(name -> view.alert(name).at("/labels/severity").is("warning"));
          view.alert("Watchdog").at("/labels/severity").is("none");
          rules(view)
              .eachItem(rule -> rule.at("/labels/severity").matches("critical|warning|none"));
        });
    facts.prove(
        "HIVE-S26",
        view -> {
          HiveMetricFacts.config(view, "/global/evaluation_interval").is("30s");
          for (var name : List.of("HighErrorRate", "HighLatency", "HighMemoryUsage")) {
            view.alert(name).at("/for").is("5m");
          }
          view.alert("DatabaseConnectionIssues").at("/for").is("1m");
          view.alert("RedisConnectionIssues").at("/for").is("1m");
          rules(view)
              .eachItem(
                  rule -> {
                    rule.at("/annotations/summary").isPresent();
                    rule.at("/annotations/description").isPresent();
                    rule.at("/annotations/runbook_url").isPresent();
                  });
        });
    facts.prove(
        "HIVE-S44",
        view ->
            rules(view)
                .eachItem(
                    rule -> {
                      var name = rule.at("/alert").text().toLowerCase(Locale.ROOT);
                      rule.at("/annotations/runbook_url").is("docs/runbooks/hive.md#" + name);
                    }));
  }

  private static void routing(Facts facts) {
    facts.prove(
        "HIVE-012",
        view -> {
          var server = view.object("StatefulSet", "hive-alertmanager");
          server.at("/spec/replicas").is(1);
          server.container("alertmanager").at("/image").matches("docker.io/prom/alertmanager:v.+");
          HiveMetricFacts.config(view, "/alerting/alertmanagers/0/relabel_configs/0/regex")
              .is("hive;hive-alertmanager");
          view.file("hive-prometheus", "prometheus.yml")
              .yaml("/rule_files")
              .is(List.of("/etc/prometheus/rules.yml"));
        });
    facts.prove("HIVE-092", HiveAlertFacts::bySeverity);
    facts.prove(
        "HIVE-S27",
        PRODUCTION,
        view -> {
          delivery(view);
          var pager = routes(view, "/receivers[name=critical]/pagerduty_configs/0");
          pager
              .at("/routing_key_file")
              .is("/etc/alertmanager/secrets/hive-alertmanager/pagerduty-routing-key");
        });
    facts.prove(
        "HIVE-S27",
        STAGING,
        view -> {
          delivery(view);
          routes(view, "/receivers[name=critical]/pagerduty_configs").isAbsent();
          chat(view, "critical");
        });
  }

  private static void delivery(View view) {
    bySeverity(view);
    chat(view, "warning");
    routes(view, "/route/group_by").is(List.of("alertname", "namespace"));
    routes(view, "/route/group_wait").is("30s");
    routes(view, "/route/group_interval").is("5m");
    routes(view, "/route/repeat_interval").is("4h");
    routes(view, "/route/routes")
        .eachItem(
            route -> {
              route.at("/matchers").isPresent();
              route.at("/match").isAbsent();
              route.at("/match_re").isAbsent();
            });
    routes(view, "/inhibit_rules/0/source_matchers")
        .is(List.of("severity=\"critical\"", "job!=\"\""));
    routes(view, "/inhibit_rules/0/target_matchers").is(List.of("severity=\"warning\""));
    routes(view, "/inhibit_rules/0/equal").is(List.of("namespace", "job", "pod"));
    view.alert("Watchdog").at("/expr").is("vector(1)");
    routes(view, "/route/routes[receiver=watchdog]/matchers").is(List.of("alertname=\"Watchdog\""));
    view.object("StatefulSet", "hive-alertmanager")
        .pod()
        .at("/volumes[name=secret-0]/secret/secretName")
        .is("hive-alertmanager");
  }

  private static void bySeverity(View view) {
    for (var severity : List.of("critical", "warning")) {
      routes(view, "/route/routes[receiver=%s]/matchers".formatted(severity))
          .is(List.of("severity=\"%s\"".formatted(severity)));
      routes(view, "/receivers[name=%s]".formatted(severity)).isPresent();
    }
  }

  private static void chat(View view, String receiver) {
    routes(view, "/receivers[name=%s]/slack_configs/0/api_url_file".formatted(receiver))
        .is("/etc/alertmanager/secrets/hive-alertmanager/slack-webhook");
  }

  private static Value routes(View view, String place) {
    return view.file("hive-alertmanager", "alertmanager.yml").yaml(place);
  }

  private static Value rules(View view) {
    return view.file("hive-prometheus", "rules.yml").yaml("/groups/0/rules");
  }

  private static void alert(View view, String name, String severity, String time) {
    view.alert(name).at("/labels/severity").is(severity);
    view.alert(name).at("/for").is(time);
  }
}

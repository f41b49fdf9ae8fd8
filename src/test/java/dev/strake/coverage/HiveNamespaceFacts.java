package dev.strake.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What HIVE's sheet says of its namespaces and of making another environment. */
final class HiveNamespaceFacts {

  /** Every environment has these; a line a kind. */
  private static final String EVERYWHERE =
      """
      Namespace hive hive-monitoring hive-logging
      Deployment admin backend postgres-exporter redis-exporter kube-state-metrics grafana
      StatefulSet postgres redis pushgateway alertmanager loki prometheus
      DaemonSet fluentd
      CronJob backup restore restore-test
      Job migration
      Service postgres redis admin backend pushgateway kube-state-metrics alertmanager grafana \
      loki prometheus
      HorizontalPodAutoscaler admin backend
      PodDisruptionBudget admin backend
      Ingress api api-videos api-callbacks-mpesa api-webhooks-whatsapp admin
      Certificate api-tls admin-tls
      ClusterRole fluentd kube-state-metrics prometheus
      ClusterRoleBinding fluentd kube-state-metrics prometheus
      PriorityClass database backend worker
      ConfigMap postgres-config postgres-init redis-config backup-scripts backend-metrics \
      alertmanager grafana grafana-dashboards loki fluentd prometheus
      """;

  /** What production's worker and public Grafana add. */
  private static final Map<String, String> IN_PRODUCTION =
      Map.of("Deployment", "worker", "Ingress", "grafana", "Certificate", "grafana-tls");

  private static final List<String> CLUSTER_SCOPED =
      List.of("ClusterRole", "ClusterRoleBinding", "PriorityClass");

  private HiveNamespaceFacts() {}

  static void add(Facts facts) {
    namespaces(facts);
    environments(facts);
    facts.notInOutput("HIVE-S37", "what the cluster must bring is stated in docs/systems/hive.md");
  }

  private static void namespaces(Facts facts) {
    facts.prove(
        "HIVE-S17",
        view -> {
          view.hasOnly("Namespace", "hive", "hive-monitoring", "hive-logging");
          for (var server : List.of("prometheus", "alertmanager", "loki")) {
            isIn(view, "StatefulSet", "hive-" + server, "hive-monitoring");
          }
          isIn(view, "Deployment", "hive-grafana", "hive-monitoring");
          isIn(view, "Deployment", "hive-kube-state-metrics", "hive-monitoring");
          isIn(view, "DaemonSet", "hive-fluentd", "hive-logging");
          enforces(view, "hive-monitoring", "restricted");
          enforces(view, "hive-logging", "privileged");
        });
    facts.prove("HIVE-D09", HiveNamespaceFacts::allDeriveFromOne);
  }

  private static void isIn(View view, String kind, String name, String namespace) {
    view.object(kind, name).at("/metadata/namespace").is(namespace);
  }

  private static void enforces(View view, String namespace, String level) {
    view.object("Namespace", namespace)
        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
        .is(level);
  }

  /** The first namespace is the typed value; HiveTest builds both environments for one cluster. */
  private static void allDeriveFromOne(View view) {
    var base = view.object("Namespace", "hive").at("/metadata/name").text();
    var derived = base + "(-monitoring|-logging)?";
    view.each("Namespace", each -> each.at("/metadata/name").matches(derived));
    for (var kind : CLUSTER_SCOPED) {
      view.each(
          kind,
          each -> {
            each.at("/metadata/name").matches(base + "-[a-z-]+");
            each.at("/metadata/labels/app.kubernetes.io~1instance").is(base);
          });
    }
    view.each(
        "ClusterRoleBinding",
        each -> {
          each.at("/subjects/0/namespace").matches(base + "-(monitoring|logging)");
          each.at("/subjects/0/name").matches(base + "-[a-z-]+");
          each.at("/roleRef/name").matches(base + "-[a-z-]+");
        });
    view.each("NetworkPolicy", each -> each.at("/metadata/namespace").matches(derived));
    view.object("NetworkPolicy", "hive-loki")
        .at("/spec/ingress")
        .anyItem(
            rule -> rule.at("/from").is(List.of(HiveEdges.pods("fluentd", "hive-monitoring"))));
    view.eachWorkload(each -> each.at("/metadata/namespace").matches(derived));
    view.file("hive-grafana", "sources.yaml")
        .yaml("/datasources[name=Loki]/url")
        .is("http://hive-loki." + base + "-monitoring.svc:3100");
  }

  private static void environments(Facts facts) {
    facts.prove(
        "HIVE-S43",
        view -> {
          EVERYWHERE.lines().forEach(line -> hasOnly(view, line.split(" ")));
          for (var kind : List.of("Namespace", "Deployment", "StatefulSet", "ClusterRole")) {
            view.each(kind, each -> each.at("/metadata/labels/environment").is(view.environment()));
          }
        });
  }

  private static void hasOnly(View view, String[] line) {
    var kind = line[0];
    var names = new ArrayList<String>();
    Arrays.stream(line).skip(1).forEach(name -> names.add(full(kind, name)));
    if (view.environment().equals("production") && IN_PRODUCTION.containsKey(kind)) {
      names.add(full(kind, IN_PRODUCTION.get(kind)));
    }
    view.hasOnly(kind, names.toArray(String[]::new));
  }

  private static String full(String kind, String name) {
    return kind.equals("Namespace") ? name : "hive-" + name;
  }
}

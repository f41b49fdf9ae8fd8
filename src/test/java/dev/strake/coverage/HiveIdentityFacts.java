package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;

/** Who programs are and what they may do: namespaces, users, service accounts and rights. */
final class HiveIdentityFacts {
  private static final String LEVEL = "/metadata/labels/pod-security.kubernetes.io~1";

  private HiveIdentityFacts() {}

  static void add(Facts facts) {
    identities(facts);
    rights(facts);
    security(facts);
    names(facts);
  }

  private static void identities(Facts facts) {
    facts.prove(
        "HIVE-066",
        view ->
            view.eachWorkload(
                workload -> {
                  workload.pod().at("/serviceAccountName").is(withoutHash(workload.name()));
                  if (!usesTheApi(workload)) {
                    workload.pod().at("/automountServiceAccountToken").is(false);
                  }
                }));
  }

  private static boolean usesTheApi(Obj workload) {
    return List.of("hive-prometheus", "hive-fluentd", "hive-kube-state-metrics")
        .contains(workload.name());
  }

  private static String withoutHash(String name) {
    return name.replaceAll("-[0-9a-f]{8}$", "");
  }

  private static void rights(Facts facts) {
    facts.prove(
        "HIVE-067",
        view -> {
          rule(view, "hive-prometheus", 0, List.of("nodes", "pods", "services"));
          bound(view, "hive-prometheus", "hive-monitoring");
        });
    facts.prove(
        "HIVE-068",
        view -> {
          rule(view, "hive-fluentd", 0, List.of("pods", "namespaces"));
          bound(view, "hive-fluentd", "hive-logging");
        });
    facts.prove(
        "HIVE-S31",
        view -> {
          view.hasOnly("ClusterRole", "hive-prometheus", "hive-fluentd", "hive-kube-state-metrics");
          view.hasNone("Role");
          view.object("ClusterRole", "hive-prometheus").at("/rules").hasSize(3);
          rule(view, "hive-prometheus", 0, List.of("nodes", "pods", "services"));
          rule(view, "hive-prometheus", 1, List.of("endpointslices"));
          var kubelet = view.object("ClusterRole", "hive-prometheus").at("/rules/2");
          kubelet.at("/resources").is(List.of("nodes/metrics"));
          kubelet.at("/verbs").is(List.of("get"));
          view.object("ClusterRole", "hive-fluentd").at("/rules").hasSize(1);
          rule(view, "hive-fluentd", 0, List.of("pods", "namespaces"));
          view.object("ClusterRole", "hive-kube-state-metrics")
              .at("/rules")
              .eachItem(
                  rule -> {
                    rule.at("/verbs").is(List.of("list", "watch"));
                    rule.at("/resources").hasNoItem("secrets");
                  });
        });
  }

  private static void rule(View view, String role, int index, List<String> resources) {
    var rule = view.object("ClusterRole", role).at("/rules/" + index);
    rule.at("/resources").is(resources);
    rule.at("/verbs").is(List.of("get", "list", "watch"));
  }

  private static void bound(View view, String name, String namespace) {
    var binding = view.object("ClusterRoleBinding", name);
    binding.at("/roleRef/name").is(name);
    binding.at("/subjects/0/name").is(name);
    binding.at("/subjects/0/namespace").is(namespace);
  }

  private static void security(Facts facts) {
    facts.prove(
        "HIVE-069",
        view -> {
          for (var kind : List.of("Deployment", "StatefulSet", "Job", "CronJob")) {
            view.each(
                kind,
                workload -> {
                  workload.pod().at("/securityContext/runAsNonRoot").is(true);
                  workload.pod().at("/securityContext/runAsUser").isAtLeast(1);
                });
          }
        });
    facts.prove(
        "HIVE-D22",
        view -> {
          level(view, "hive-logging", "enforce").is("privileged");
          level(view, "hive", "enforce").is("restricted");
          level(view, "hive-monitoring", "enforce").is("restricted");
          var fluentd = view.object("DaemonSet", "hive-fluentd");
          fluentd.at("/metadata/namespace").is("hive-logging");
          fluentd.pod().at("/securityContext/runAsUser").is(0);
          var container = fluentd.container("fluentd");
          container.at("/securityContext/capabilities/drop").is(List.of("ALL"));
          container.at("/securityContext/capabilities/add").isAbsent();
          container.at("/securityContext/allowPrivilegeEscalation").is(false);
          container.at("/volumeMounts[mountPath=/var/log/pods]/readOnly").is(true);
        });
    facts.prove(
        "HIVE-S17",
        view -> {
          level(view, "hive-monitoring", "enforce").is("restricted");
          level(view, "hive-logging", "enforce").is("privileged");
          for (var name : List.of("hive-prometheus", "hive-alertmanager", "hive-loki")) {
            view.object("StatefulSet", name).at("/metadata/namespace").is("hive-monitoring");
          }
          for (var name : List.of("hive-grafana", "hive-kube-state-metrics")) {
            view.object("Deployment", name).at("/metadata/namespace").is("hive-monitoring");
          }
          view.object("DaemonSet", "hive-fluentd").at("/metadata/namespace").is("hive-logging");
        });
    facts.prove(
        "HIVE-S18",
        view -> {
          for (var mode : List.of("enforce", "audit", "warn")) {
            level(view, "hive", mode).is("restricted");
            level(view, "hive-monitoring", mode).is("restricted");
            level(view, "hive-logging", mode).is("privileged");
          }
          for (var kind : List.of("Deployment", "StatefulSet", "Job", "CronJob")) {
            view.each(kind, HiveIdentityFacts::restricted);
          }
        });
  }

  private static void restricted(Obj workload) {
    workload.pod().at("/securityContext/runAsNonRoot").is(true);
    workload.pod().at("/securityContext/runAsUser").isAtLeast(1);
    workload.pod().at("/securityContext/seccompProfile/type").is("RuntimeDefault");
    workload.eachContainer(
        container -> {
          container.at("/securityContext/allowPrivilegeEscalation").is(false);
          container.at("/securityContext/readOnlyRootFilesystem").is(true);
          container.at("/securityContext/capabilities/drop").is(List.of("ALL"));
        });
  }

  private static Value level(View view, String namespace, String mode) {
    return view.object("Namespace", namespace).at(LEVEL + mode);
  }

  private static void names(Facts facts) {
    facts.prove(
        "HIVE-D09",
        view -> {
          // The case of two environments in one cluster is synthesized by HiveTest.
          view.hasOnly("Namespace", "hive", "hive-monitoring", "hive-logging");
          bound(view, "hive-prometheus", "hive-monitoring");
          view.hasOnly("PriorityClass", "hive-database", "hive-backend", "hive-worker");
        });
    facts.notInOutput("HIVE-S37", "what the cluster must have stands in docs/systems/hive.md");
    facts.prove(
        "HIVE-S43",
        view -> {
          // One source: what the table does not decide is the same in both environments.
          var backend = view.object("Deployment", "hive-backend");
          backend.at("/metadata/labels/environment").is(view.environment());
          backend.container("backend").at("/image").is("registry.example/hive/backend:1.4.2");
          view.hasNo("Namespace", "hive-development");
        });
  }
}

package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What HIVE's sheet says of service accounts, cluster roles and the security of pods. */
final class HiveIdentityFacts {
  private static final String FLUENTD = "hive-fluentd";
  private static final Set<String> OF_API =
      Set.of("hive-prometheus", "hive-kube-state-metrics", FLUENTD);

  private HiveIdentityFacts() {}

  static void add(Facts facts) {
    accounts(facts);
    roles(facts);
    security(facts);
    exception(facts);
  }

  private static void accounts(Facts facts) {
    facts.prove(
        "HIVE-066",
        view ->
            view.eachWorkload(
                workload -> {
                  var name = accountName(workload);
                  workload.pod().at("/serviceAccountName").is(name);
                  workload.pod().at("/automountServiceAccountToken").is(OF_API.contains(name));
                  var account = view.object("ServiceAccount", name);
                  account.at("/automountServiceAccountToken").is(false);
                  var own = workload.at("/metadata/namespace").text();
                  account.at("/metadata/namespace").is(own);
                }));
  }

  /** The workload's name; a Job's ends with the hash of its content. */
  private static String accountName(Obj workload) {
    return workload.kind().equals("Job")
        ? workload.name().replaceFirst("-[0-9a-z]{8}$", "")
        : workload.name();
  }

  private static void roles(Facts facts) {
    facts.prove("HIVE-067", HiveIdentityFacts::prometheusReads);
    facts.prove("HIVE-068", HiveIdentityFacts::fluentdReads);
    facts.prove(
        "HIVE-S31",
        view -> {
          prometheusReads(view);
          fluentdReads(view);
          isBound(view, "hive-kube-state-metrics", "hive-monitoring");
          var verbs = List.of("list", "watch");
          var rules = rules(view, "hive-kube-state-metrics", 5);
          rules.at("/0").is(rule("", List.of("nodes", "persistentvolumeclaims", "pods"), verbs));
          rules
              .at("/1")
              .is(
                  rule(
                      "apps",
                      List.of("daemonsets", "deployments", "replicasets", "statefulsets"),
                      verbs));
          rules.at("/2").is(rule("autoscaling", List.of("horizontalpodautoscalers"), verbs));
          rules.at("/3").is(rule("batch", List.of("cronjobs", "jobs"), verbs));
          rules.at("/4").is(rule("policy", List.of("poddisruptionbudgets"), verbs));
          view.object("Deployment", "hive-kube-state-metrics")
              .container("kube-state-metrics")
              .at("/args")
              .hasItem(
                  "--resources=cronjobs,daemonsets,deployments,horizontalpodautoscalers,jobs,nodes,"
                      + "persistentvolumeclaims,poddisruptionbudgets,pods,replicasets,"
                      + "statefulsets");
          var bound = new String[] {FLUENTD, "hive-kube-state-metrics", "hive-prometheus"};
          view.hasOnly("ClusterRole", bound);
          view.hasOnly("ClusterRoleBinding", bound);
          view.hasNone("Role");
          view.hasNone("RoleBinding");
        });
  }

  private static void prometheusReads(View view) {
    isBound(view, "hive-prometheus", "hive-monitoring");
    var rules = rules(view, "hive-prometheus", 3);
    var verbs = List.of("get", "list", "watch");
    rules.at("/0").is(rule("", List.of("nodes", "pods", "services"), verbs));
    rules.at("/1").is(rule("discovery.k8s.io", List.of("endpointslices"), verbs));
    rules.at("/2").is(rule("", List.of("nodes/metrics"), List.of("get")));
  }

  private static void fluentdReads(View view) {
    isBound(view, FLUENTD, "hive-logging");
    var verbs = List.of("get", "list", "watch");
    rules(view, FLUENTD, 1).at("/0").is(rule("", List.of("pods", "namespaces"), verbs));
  }

  private static Value rules(View view, String role, int size) {
    return view.object("ClusterRole", role).at("/rules").hasSize(size);
  }

  private static Map<String, Object> rule(String group, List<String> resources, List<String> may) {
    return Map.of("apiGroups", List.of(group), "resources", resources, "verbs", may);
  }

  private static void isBound(View view, String name, String namespace) {
    var binding = view.object("ClusterRoleBinding", name);
    binding.at("/roleRef/kind").is("ClusterRole");
    binding.at("/roleRef/name").is(name);
    binding.at("/subjects").hasSize(1);
    binding
        .at("/subjects/0")
        .is(Map.of("kind", "ServiceAccount", "name", name, "namespace", namespace));
  }

  private static void security(Facts facts) {
    facts.prove("HIVE-069", view -> view.eachWorkload(HiveIdentityFacts::isNonRoot));
    facts.prove(
        "HIVE-S18",
        view -> {
          for (var namespace :
              Map.of(
                      "hive",
                      "restricted",
                      "hive-monitoring",
                      "restricted",
                      "hive-logging",
                      "privileged")
                  .entrySet()) {
            isAt(view, namespace.getKey(), namespace.getValue());
          }
          view.eachWorkload(
              workload -> {
                isNonRoot(workload);
                isConfined(workload);
              });
        });
  }

  private static void isAt(View view, String namespace, String level) {
    for (var mode : List.of("enforce", "audit", "warn")) {
      view.object("Namespace", namespace)
          .at("/metadata/labels/pod-security.kubernetes.io~1" + mode)
          .is(level);
    }
  }

  /** Fluentd alone reads what only root may read. */
  private static void isNonRoot(Obj workload) {
    var context = workload.pod().at("/securityContext");
    var isRoot = workload.name().equals(FLUENTD);
    context.at("/runAsNonRoot").is(!isRoot);
    if (isRoot) {
      context.at("/runAsUser").is(0);
    } else {
      context.at("/runAsUser").isAtLeast(1);
    }
    workload.eachContainer(
        container -> {
          container.at("/securityContext/allowPrivilegeEscalation").is(false);
          container.at("/securityContext/runAsUser").isAbsent();
          container.at("/securityContext/runAsNonRoot").isAbsent();
        });
  }

  private static void isConfined(Obj workload) {
    workload.pod().at("/securityContext/seccompProfile").is(Map.of("type", "RuntimeDefault"));
    workload.eachContainer(
        container -> {
          container.at("/securityContext/capabilities").is(Map.of("drop", List.of("ALL")));
          container.at("/securityContext/allowPrivilegeEscalation").is(false);
          container.at("/securityContext/readOnlyRootFilesystem").is(true);
          container.at("/securityContext/privileged").isAbsent();
        });
  }

  private static void exception(Facts facts) {
    facts.prove(
        "HIVE-D22",
        view -> {
          isAt(view, "hive-logging", "privileged");
          view.each(
              "Namespace",
              name -> !name.equals("hive-logging"),
              each ->
                  each.at("/metadata/labels/pod-security.kubernetes.io~1enforce").is("restricted"));
          var fluentd = view.object("DaemonSet", FLUENTD);
          fluentd.at("/metadata/namespace").is("hive-logging");
          isNonRoot(fluentd);
          isConfined(fluentd);
          isMounted(fluentd, "pod-logs", "/var/log/pods");
          isMounted(fluentd, "container-logs", "/var/log/containers");
          fluentd.pod().at("/volumes").hasSize(6);
          fluentd.pod().at("/volumes[name=state]/hostPath/path").is("/var/lib/hive-fluentd");
          fluentd
              .container("fluentd")
              .at("/volumeMounts[name=state]/mountPath")
              .is("/var/lib/collector");
          var settings = view.file(FLUENTD, "fluent.conf").text();
          settings.contains("pos_file /var/lib/collector/");
          settings.contains("      path /var/lib/collector/");
          view.eachWorkload(
              workload -> {
                var isFluentd = workload.name().equals(FLUENTD);
                workload
                    .at("/metadata/namespace")
                    .matches(isFluentd ? "hive-logging" : "hive(-monitoring)?");
                workload.pod().at("/hostNetwork").isAbsent();
                workload.pod().at("/hostPID").isAbsent();
              });
        });
  }

  private static void isMounted(Obj fluentd, String volume, String path) {
    fluentd.pod().at("/volumes[name=" + volume + "]/hostPath/path").is(path);
    var mount = fluentd.container("fluentd").at("/volumeMounts[name=" + volume + "]");
    mount.at("/mountPath").is(path);
    mount.at("/readOnly").is(true);
  }
}

package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;

/**
 * What HIVE's own programs need: workloads, scaling, budgets, resources, probes, config, secrets.
 */
final class HiveAppFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String BACKEND = "hive-backend";
  private static final String ADMIN = "hive-admin";
  private static final String WORKER = "hive-worker";

  private HiveAppFacts() {}

  static void add(Facts facts) {
    workloads(facts);
    scaling(facts);
    budgets(facts);
    resources(facts);
    probes(facts);
    config(facts);
    secrets(facts);
    rollout(facts);
  }

  private static void workloads(Facts facts) {
    facts.prove(
        "HIVE-001",
        view -> {
          view.object("Namespace", "hive").at("/metadata/name").is("hive");
          backend(view).at("/metadata/namespace").is("hive");
        });
    facts.prove("HIVE-002", view -> view.hasNo("Namespace", "ingress-nginx"));
    facts.prove("HIVE-003", view -> backend(view).container("backend").at("/image").isPresent());
    facts.prove(
        "HIVE-004",
        view ->
            view.object("Service", BACKEND)
                .at("/spec/selector/app.kubernetes.io~1name")
                .is(BACKEND));
    facts.provenBy("HIVE-005", "HIVE-018");
    facts.prove("HIVE-006", STAGING, view -> autoscaler(view, BACKEND).at("/minReplicas").is(2));
    facts.prove(
        "HIVE-007",
        view -> {
          view.object("Deployment", ADMIN).container("admin").at("/image").isPresent();
          view.object("Service", ADMIN).at("/spec/selector/app.kubernetes.io~1name").is(ADMIN);
          autoscaler(view, ADMIN).at("/minReplicas").is(2);
        });
    facts.prove(
        "HIVE-008",
        PRODUCTION,
        view -> view.object("Deployment", WORKER).at("/spec/replicas").is(1));
    facts.prove(
        "HIVE-008",
        STAGING,
        view -> {
          view.hasNo("Deployment", WORKER);
          view.hasNo("ServiceAccount", WORKER);
          view.hasNo("NetworkPolicy", WORKER);
        });
    facts.prove(
        "HIVE-017",
        view -> {
          autoscaler(view, BACKEND).at("/minReplicas").isAtLeast(2);
          autoscaler(view, ADMIN).at("/minReplicas").isAtLeast(2);
        });
    facts.prove(
        "HIVE-D05",
        view -> {
          var admin = view.object("Deployment", ADMIN);
          admin.pod().at("/serviceAccountName").is(ADMIN);
          admin.container("admin").at("/resources/requests/cpu").isPresent();
          admin.container("admin").at("/livenessProbe/httpGet/path").is("/");
          view.object("Service", ADMIN).at("/spec/ports[name=http]/port").is(80);
          view.object("ServiceAccount", ADMIN).at("/automountServiceAccountToken").is(false);
          autoscaler(view, ADMIN).at("/minReplicas").is(2);
          autoscaler(view, ADMIN).at("/maxReplicas").is(5);
          view.object("PodDisruptionBudget", ADMIN).at("/spec/maxUnavailable").is(1);
        });
    facts.prove(
        "HIVE-D06",
        view -> {
          view.hasNo("Service", WORKER);
          view.each("Ingress", HiveAppFacts::notToTheWorker);
        });
    facts.provenBy("HIVE-057", "HIVE-D06");
  }

  private static void notToTheWorker(Obj ingress) {
    ingress
        .at("/spec/rules")
        .eachItem(
            rule ->
                rule.at("/http/paths")
                    .eachItem(
                        path ->
                            path.at("/backend/service/name")
                                .matches("hive-(backend|admin|grafana)")));
  }

  private static void scaling(Facts facts) {
    facts.prove("HIVE-018", PRODUCTION, view -> autoscaler(view, BACKEND).at("/minReplicas").is(3));
    facts.prove(
        "HIVE-019", PRODUCTION, view -> autoscaler(view, BACKEND).at("/maxReplicas").is(15));
    facts.prove("HIVE-020", view -> target(view, BACKEND, "cpu").is(70));
    facts.prove("HIVE-021", view -> target(view, BACKEND, "memory").is(80));
    facts.prove(
        "HIVE-022",
        view -> {
          autoscaler(view, ADMIN).at("/minReplicas").is(2);
          autoscaler(view, ADMIN).at("/maxReplicas").is(5);
        });
    facts.prove(
        "HIVE-023",
        view -> {
          target(view, ADMIN, "cpu").is(70);
          autoscaler(view, ADMIN).at("/metrics").hasSize(1);
          view.object("Deployment", ADMIN)
              .container("admin")
              .at("/resources/requests/cpu")
              .is("100m");
        });
    for (var store : Map.of("HIVE-024", "hive-redis", "HIVE-025", "hive-postgres").entrySet()) {
      facts.prove(
          store.getKey(),
          view -> {
            view.object("StatefulSet", store.getValue()).at("/spec/replicas").is(1);
            view.hasNo("HorizontalPodAutoscaler", store.getValue());
          });
    }
    facts.prove(
        "HIVE-D02",
        STAGING,
        view -> {
          autoscaler(view, BACKEND).at("/minReplicas").is(2);
          autoscaler(view, BACKEND).at("/maxReplicas").is(4);
          view.object("PodDisruptionBudget", BACKEND).at("/spec/maxUnavailable").is(1);
        });
    facts.prove(
        "HIVE-D03",
        view -> {
          backend(view).at("/spec/replicas").isAbsent();
          view.object("Deployment", ADMIN).at("/spec/replicas").isAbsent();
        });
    facts.prove(
        "HIVE-D17",
        view -> {
          target(view, BACKEND, "memory").is(80);
          autoscaler(view, BACKEND).at("/behavior/scaleDown/stabilizationWindowSeconds").is(300);
          variable(backend(view), "backend", "NODE_OPTIONS").is("--max-old-space-size=768");
        });
    facts.prove(
        "HIVE-D18",
        view -> {
          view.object("HorizontalPodAutoscaler", BACKEND).at("/apiVersion").is("autoscaling/v2");
          autoscaler(view, BACKEND)
              .at("/metrics")
              .eachItem(metric -> metric.at("/resource/target/type").is("Utilization"));
          backend(view)
              .eachContainer(
                  container -> {
                    container.at("/resources/requests/cpu").isPresent();
                    container.at("/resources/requests/memory").isPresent();
                  });
        });
    facts.prove(
        "HIVE-S15",
        view -> {
          var behavior = autoscaler(view, BACKEND).at("/behavior");
          behavior.at("/scaleUp/policies").hasSize(1);
          behavior.at("/scaleUp/policies/0/type").is("Percent");
          behavior.at("/scaleUp/policies/0/value").is(100);
          behavior.at("/scaleUp/policies/0/periodSeconds").is(60);
          behavior.at("/scaleDown/policies").hasSize(1);
          behavior.at("/scaleDown/policies/0/type").is("Pods");
          behavior.at("/scaleDown/policies/0/value").is(1);
          behavior.at("/scaleDown/policies/0/periodSeconds").is(60);
          behavior.at("/scaleDown/stabilizationWindowSeconds").is(300);
        });
    facts.provenBy("HIVE-S16", "HIVE-022");
  }

  private static void budgets(Facts facts) {
    facts.prove(
        "HIVE-D01",
        view -> {
          var budget = view.object("PodDisruptionBudget", BACKEND);
          budget.at("/apiVersion").is("policy/v1");
          budget.at("/spec/maxUnavailable").is(1);
          budget.at("/spec/minAvailable").isAbsent();
          budget.at("/spec/unhealthyPodEvictionPolicy").is("AlwaysAllow");
          budget.at("/spec/selector/matchLabels/app.kubernetes.io~1name").is(BACKEND);
        });
    facts.provenBy("HIVE-026", "HIVE-D01");
    facts.prove(
        "HIVE-S14",
        view -> {
          view.hasOnly("PodDisruptionBudget", BACKEND, ADMIN);
          view.object("PodDisruptionBudget", ADMIN).at("/spec/maxUnavailable").is(1);
        });
    facts.provenBy("HIVE-027", "HIVE-S14");
  }

  private static void resources(Facts facts) {
    facts.prove(
        "HIVE-028",
        view -> amounts(backend(view), "backend", "requests").is(amount("250m", "512Mi")));
    facts.prove(
        "HIVE-029", view -> amounts(backend(view), "backend", "limits").is(amount("1", "1Gi")));
    facts.prove(
        "HIVE-030",
        view ->
            view.eachWorkload(
                workload ->
                    workload.eachContainer(
                        container -> {
                          container.at("/resources/requests/cpu").isPresent();
                          container.at("/resources/requests/memory").isPresent();
                          container.at("/resources/limits/cpu").isPresent();
                          container.at("/resources/limits/memory").isPresent();
                        })));
    facts.prove(
        "HIVE-S04",
        view -> {
          var admin = view.object("Deployment", ADMIN);
          amounts(admin, "admin", "requests").is(amount("100m", "128Mi"));
          amounts(admin, "admin", "limits").is(amount("500m", "256Mi"));
          for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            admin.container("admin").at("/" + probe + "/httpGet/path").is("/");
          }
        });
    facts.prove(
        "HIVE-S03",
        PRODUCTION,
        view -> {
          var worker = view.object("Deployment", WORKER);
          worker.container("worker").at("/image").is("registry.example/hive/backend:1.4.2");
          worker.container("worker").at("/command").is(List.of("node", "dist/worker.js"));
          worker.at("/spec/replicas").is(1);
          amounts(worker, "worker", "requests").is(amount("100m", "256Mi"));
          amounts(worker, "worker", "limits").is(amount("500m", "512Mi"));
          worker.container("worker").at("/livenessProbe/exec/command").hasSize(2);
          worker.pod().at("/terminationGracePeriodSeconds").is(60);
          view.hasNo("Service", WORKER);
        });
    facts.prove("HIVE-S03", STAGING, view -> view.hasNo("Deployment", WORKER));
  }

  private static void probes(Facts facts) {
    facts.prove("HIVE-031", view -> probe(view, "livenessProbe").is("/health/live"));
    facts.prove("HIVE-032", view -> probe(view, "readinessProbe").is("/health/ready"));
    facts.prove("HIVE-033", view -> probe(view, "startupProbe").is("/health/live"));
    facts.prove(
        "HIVE-034",
        view -> {
          for (var name : List.of("backend", "admin")) {
            var container = view.object("Deployment", "hive-" + name).container(name);
            container.at("/startupProbe/httpGet/path").isPresent();
            container.at("/livenessProbe/httpGet/path").isPresent();
            container.at("/readinessProbe/httpGet/path").isPresent();
          }
        });
    facts.prove(
        "HIVE-S12",
        view -> {
          var backend = backend(view).container("backend");
          backend.at("/startupProbe/periodSeconds").is(5);
          backend.at("/startupProbe/failureThreshold").is(30);
          backend.at("/livenessProbe/periodSeconds").is(10);
          backend.at("/livenessProbe/timeoutSeconds").is(3);
          backend.at("/livenessProbe/failureThreshold").is(3);
          backend.at("/readinessProbe/periodSeconds").is(5);
          backend.at("/readinessProbe/timeoutSeconds").is(3);
          backend.at("/readinessProbe/failureThreshold").is(3);
          // Readiness has a path of its own: liveness never asks for the databases.
          backend.at("/livenessProbe/httpGet/path").is("/health/live");
        });
    facts.prove(
        "HIVE-D40",
        view -> {
          for (var kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            view.each(
                kind,
                workload ->
                    workload.eachMainContainer(
                        container -> {
                          container.at("/livenessProbe").isPresent();
                          container.at("/resources/requests/memory").isPresent();
                          container.at("/resources/limits/memory").isPresent();
                        }));
          }
          for (var name : List.of("hive-postgres", "hive-redis", "hive-prometheus", "hive-loki")) {
            var container = name.substring(5);
            view.object("StatefulSet", name).container(container).at("/readinessProbe").isPresent();
          }
        });
  }

  private static void config(Facts facts) {
    facts.prove("HIVE-035", STAGING, view -> setting(view, "LOG_LEVEL").is("debug"));
    facts.prove("HIVE-036", PRODUCTION, view -> setting(view, "LOG_LEVEL").is("info"));
    facts.prove("HIVE-037", STAGING, view -> setting(view, "MPESA_ENV").is("sandbox"));
    facts.prove("HIVE-038", PRODUCTION, view -> setting(view, "MPESA_ENV").is("production"));
    facts.prove(
        "HIVE-039",
        STAGING,
        view -> setting(view, "PUBLIC_API_URL").is("https://api.staging.hive.co.ke"));
    facts.prove(
        "HIVE-040",
        PRODUCTION,
        view -> setting(view, "PUBLIC_API_URL").is("https://api.hive.co.ke"));
    facts.prove(
        "HIVE-S11",
        PRODUCTION,
        view -> {
          setting(view, "NODE_ENV").is("production");
          setting(view, "PORT").is("3000");
          setting(view, "LOG_LEVEL").is("info");
          setting(view, "MPESA_ENV").is("production");
          setting(view, "PUBLIC_API_URL").is("https://api.hive.co.ke");
          setting(view, "ADMIN_URL").is("https://admin.hive.co.ke");
          fromSecret(view, "DATABASE_URL", "hive-database", "url");
          fromSecret(view, "REDIS_URL", "hive-redis", "url");
        });
    facts.prove(
        "HIVE-S11",
        STAGING,
        view -> {
          setting(view, "LOG_LEVEL").is("debug");
          setting(view, "MPESA_ENV").is("sandbox");
          setting(view, "ADMIN_URL").is("https://admin.staging.hive.co.ke");
        });
    facts.prove(
        "HIVE-S02",
        view -> {
          var backend = backend(view).container("backend");
          backend.at("/ports[name=http]/containerPort").is(3000);
          backend.at("/ports[name=metrics]/containerPort").is(9464);
          view.object("Service", BACKEND).at("/spec/ports").hasSize(1);
          view.object("Service", BACKEND).at("/spec/ports[name=http]/port").is(80);
          view.object("Service", BACKEND).at("/spec/ports[name=http]/targetPort").is("http");
          view.object("Deployment", ADMIN)
              .container("admin")
              .at("/ports[name=http]/containerPort")
              .is(3000);
          view.object("Service", ADMIN).at("/spec/ports[name=http]/port").is(80);
        });
    facts.prove(
        "HIVE-D41",
        view -> {
          view.object("Service", BACKEND).at("/spec/ports").hasSize(1);
          view.object("Service", BACKEND).at("/spec/ports/0/targetPort").is("http");
          backend(view).container("backend").at("/ports[name=metrics]/containerPort").is(9464);
        });
    facts.prove(
        "HIVE-S01",
        view -> {
          view.eachWorkload(
              workload ->
                  workload.eachContainer(
                      container -> {
                        container.at("/image").matches("[a-z0-9.-]+/.+:[^:]*[0-9][^:]*");
                        container.at("/imagePullPolicy").is("IfNotPresent");
                      }));
          backend(view).container("backend").at("/image").is("registry.example/hive/backend:1.4.2");
        });
    facts.prove(
        "HIVE-S42",
        view -> {
          view.hasNo("Deployment", "hive-otel-collector");
          view.hasNo("DaemonSet", "hive-otel-collector");
        });
  }

  private static void secrets(Facts facts) {
    facts.prove("HIVE-041", view -> view.hasNone("Secret"));
    facts.provenBy("HIVE-042", "HIVE-S10");
    facts.prove(
        "HIVE-D13",
        view -> {
          view.hasNone("Secret");
          var unit = view.object("Files", "units").at("/files/namespace");
          unit.hasItem("Namespace hive");
          unit.hasNoItem("Secret hive-app");
          unit.hasNoItem("Deployment hive-backend");
        });
    facts.prove(
        "HIVE-S10",
        view -> {
          fromSecret(view, "DATABASE_URL", "hive-database", "url");
          fromSecret(view, "REDIS_URL", "hive-redis", "url");
          fromSecret(view, "JWT_PRIVATE_KEY", "hive-app", "jwt-private-key");
          fromSecret(view, "JWT_PUBLIC_KEY", "hive-app", "jwt-public-key");
          fromSecret(view, "ENCRYPTION_KEY", "hive-app", "encryption-key");
          fromSecret(view, "MPESA_CONSUMER_KEY", "hive-mpesa", "consumer-key");
          fromSecret(view, "MPESA_CONSUMER_SECRET", "hive-mpesa", "consumer-secret");
          fromSecret(view, "MPESA_PASSKEY", "hive-mpesa", "passkey");
          fromSecret(view, "MPESA_SHORTCODE", "hive-mpesa", "shortcode");
          fromSecret(view, "WHATSAPP_TOKEN", "hive-whatsapp", "token");
          fromSecret(
              view, "WHATSAPP_WEBHOOK_VERIFY_TOKEN", "hive-whatsapp", "webhook-verify-token");
          fromSecret(view, "PUSH_SERVICE_ACCOUNT", "hive-push", "service-account");
          fromSecret(view, "STORAGE_ACCESS_KEY", "hive-storage", "access-key");
          fromSecret(view, "STORAGE_SECRET_KEY", "hive-storage", "secret-key");
        });
  }

  private static void rollout(Facts facts) {
    facts.prove(
        "HIVE-S13",
        view -> {
          var spec = backend(view);
          spec.at("/spec/strategy/rollingUpdate/maxSurge").is(1);
          spec.at("/spec/strategy/rollingUpdate/maxUnavailable").is(0);
          spec.at("/spec/revisionHistoryLimit").is(5);
          spec.at("/spec/progressDeadlineSeconds").is(600);
          spec.container("backend").at("/lifecycle/preStop/sleep/seconds").is(10);
          spec.pod().at("/terminationGracePeriodSeconds").is(40);
          var zones =
              spec.pod()
                  .at(
                      "/topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone]"
                          + "/whenUnsatisfiable");
          zones.is("ScheduleAnyway");
          spec.pod()
              .at(
                  "/topologySpreadConstraints[topologyKey=kubernetes.io/hostname]"
                      + "/whenUnsatisfiable")
              .is("ScheduleAnyway");
        });
    facts.prove(
        "HIVE-S41",
        view -> {
          backend(view).pod().at("/priorityClassName").is("hive-backend");
          view.object("StatefulSet", "hive-postgres")
              .pod()
              .at("/priorityClassName")
              .is("hive-database");
          view.object("PriorityClass", "hive-database").at("/value").is(100000);
          view.object("PriorityClass", "hive-backend").at("/value").is(90000);
          view.object("PriorityClass", "hive-worker").at("/value").is(80000);
          var quota = view.object("ResourceQuota", "hive-quota");
          quota.at("/spec/hard/requests.cpu").is("10");
          quota.at("/spec/hard/requests.memory").is("20Gi");
          quota.at("/spec/hard/limits.memory").is("40Gi");
          view.object("LimitRange", "hive-quota")
              .at("/spec/limits/0/defaultRequest/memory")
              .is("64Mi");
        });
  }

  private static Obj backend(View view) {
    return view.object("Deployment", BACKEND);
  }

  private static Value autoscaler(View view, String name) {
    return view.object("HorizontalPodAutoscaler", name).at("/spec");
  }

  /** The targets stand in the order of the source: CPU before memory. */
  private static Value target(View view, String name, String resource) {
    var metric = autoscaler(view, name).at(resource.equals("cpu") ? "/metrics/0" : "/metrics/1");
    metric.at("/resource/name").is(resource);
    return metric.at("/resource/target/averageUtilization");
  }

  private static Value amounts(Obj workload, String container, String what) {
    return workload.container(container).at("/resources/" + what);
  }

  private static Map<String, String> amount(String cpu, String memory) {
    return Map.of("cpu", cpu, "memory", memory);
  }

  private static Value probe(View view, String probe) {
    return backend(view).container("backend").at("/" + probe + "/httpGet/path");
  }

  private static Value variable(Obj workload, String container, String name) {
    return workload.container(container).at("/env[name=" + name + "]/value");
  }

  private static Value setting(View view, String name) {
    return variable(backend(view), "backend", name);
  }

  private static void fromSecret(View view, String variable, String secret, String key) {
    var reference =
        backend(view).container("backend").at("/env[name=" + variable + "]/valueFrom/secretKeyRef");
    reference.at("/name").is(secret);
    reference.at("/key").is(key);
  }
}

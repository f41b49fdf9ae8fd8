package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;

/** What HIVE's sheet says of the units of delivery, of labels, documentation and commands. */
final class HiveDeliveryFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String BACKEND = "hive-backend";
  private static final String LABEL = "/app.kubernetes.io~1";

  private HiveDeliveryFacts() {}

  static void add(Facts facts) {
    environments(facts);
    firstUnits(facts);
    monitoringUnits(facts);
    addedUnits(facts);
    product(facts);
    labels(facts);
    documents(facts);
    commands(facts);
  }

  private static void environments(Facts facts) {
    facts.prove("HIVE-111", PRODUCTION, view -> writesOnly(view, 15));
    facts.prove("HIVE-111", STAGING, view -> writesOnly(view, 14));
    facts.prove(
        "HIVE-112",
        view -> {
          written(view, "kustomization.yaml");
          view.object("Files", "units").at("/written").hasNoItem("hive/base/kustomization.yaml");
        });
    facts.provenBy("HIVE-D10", "HIVE-112");
    facts.prove(
        "HIVE-113",
        STAGING,
        view -> {
          written(view, "kustomization.yaml");
          minimum(view).is(2);
          setting(view, "LOG_LEVEL").is("debug");
          setting(view, "MPESA_ENV").is("sandbox");
          setting(view, "PUBLIC_API_URL").is("https://api.staging.hive.co.ke");
          setting(view, "ADMIN_URL").is("https://admin.staging.hive.co.ke");
        });
    facts.prove(
        "HIVE-114",
        PRODUCTION,
        view -> {
          written(view, "kustomization.yaml");
          minimum(view).is(3);
          view.object("HorizontalPodAutoscaler", BACKEND).at("/spec/maxReplicas").is(15);
          setting(view, "LOG_LEVEL").is("info");
          setting(view, "MPESA_ENV").is("production");
          setting(view, "PUBLIC_API_URL").is("https://api.hive.co.ke");
          setting(view, "ADMIN_URL").is("https://admin.hive.co.ke");
          view.object("StatefulSet", "hive-postgres")
              .at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage")
              .is("100Gi");
        });
  }

  /** Every file is in the folder of the environment: its units and a kustomization. */
  private static void writesOnly(View view, int files) {
    written(view, "kustomization.yaml");
    consistsOf(view, "/written", files, "hive/" + view.environment() + "/[0-9a-z.-]+\\.yaml");
  }

  private static void firstUnits(Facts facts) {
    facts.prove(
        "HIVE-115",
        view -> {
          holds(view, "namespace", "Namespace hive");
          // Three namespaces, three priorities, a quota and its limits.
          consistsOf(
              view,
              "/files/namespace",
              8,
              "(Namespace|PriorityClass|ResourceQuota|LimitRange) hive.*");
          view.hasNone("Secret");
        });
    facts.prove(
        "HIVE-116",
        view ->
            holds(
                view,
                "backend",
                "Deployment hive-backend",
                "Service hive-backend",
                "HorizontalPodAutoscaler hive-backend",
                "PodDisruptionBudget hive-backend"));
    facts.prove(
        "HIVE-117",
        view -> holds(view, "database", "StatefulSet hive-postgres", "StatefulSet hive-redis"));
    facts.prove("HIVE-118", PRODUCTION, view -> ingress(view, 9));
    facts.prove("HIVE-118", STAGING, view -> ingress(view, 7));
  }

  private static void ingress(View view, int objects) {
    consistsOf(view, "/files/ingress", objects, "(Ingress|Certificate) hive-.*");
    view.each(
        "Ingress",
        ingress -> {
          ingress.at("/spec/ingressClassName").is("nginx");
          ingress.at("/spec/tls/0/secretName").isPresent();
        });
  }

  private static void consistsOf(View view, String list, int size, String each) {
    var items = view.object("Files", "units").at(list);
    items.hasSize(size);
    items.eachItem(item -> item.matches(each));
  }

  private static void monitoringUnits(Facts facts) {
    facts.prove(
        "HIVE-119",
        view ->
            holds(view, "prometheus", "StatefulSet hive-prometheus", "ConfigMap hive-prometheus"));
    facts.prove(
        "HIVE-120",
        view ->
            holds(view, "grafana", "Deployment hive-grafana", "ConfigMap hive-grafana-dashboards"));
    facts.prove(
        "HIVE-121",
        view ->
            holds(
                view,
                "alertmanager",
                "StatefulSet hive-alertmanager",
                "ConfigMap hive-alertmanager"));
    facts.prove(
        "HIVE-122",
        view -> holds(view, "logging", "StatefulSet hive-loki", "DaemonSet hive-fluentd"));
    facts.prove("HIVE-123", HiveDeliveryFacts::eightUnits);
    facts.prove(
        "HIVE-D11",
        view -> {
          eightUnits(view);
          written(view, "kustomization.yaml");
        });
  }

  /** The number before a name is the order in which the units are applied. */
  private static void eightUnits(View view) {
    for (var unit : List.of("00-namespace", "50-backend", "30-database", "70-ingress")) {
      written(view, unit + ".k8s.yaml");
    }
    for (var unit : List.of("prometheus", "grafana", "alertmanager", "logging")) {
      written(view, "80-" + unit + ".k8s.yaml");
    }
  }

  private static void addedUnits(Facts facts) {
    facts.prove(
        "HIVE-D12",
        PRODUCTION,
        view -> {
          added(view);
          holds(view, "worker", "Deployment hive-worker");
        });
    facts.prove(
        "HIVE-D12",
        STAGING,
        view -> {
          added(view);
          view.object("Files", "units").at("/files/worker").isAbsent();
        });
  }

  private static void added(View view) {
    eightUnits(view);
    holds(view, "admin", "Deployment hive-admin");
    holds(view, "network", "NetworkPolicy hive-backend", "NetworkPolicy hive-postgres");
    holds(view, "identity", "ServiceAccount hive-backend", "ClusterRole hive-prometheus");
    holds(view, "exporters", "Deployment hive-postgres-exporter");
    holds(view, "jobs", "CronJob hive-backup", "Job hive-migration");
  }

  private static void product(Facts facts) {
    facts.prove(
        "HIVE-142",
        view -> {
          annotation(view, "hive-api", "proxy-body-size").is("25m");
          annotation(view, "hive-api-videos", "proxy-body-size").is("200m");
          path(view, "hive-api-callbacks-mpesa").is("/callbacks/mpesa");
          path(view, "hive-api-webhooks-whatsapp").is("/webhooks/whatsapp");
          annotation(view, "hive-api-callbacks-mpesa", "limit-rps").isAbsent();
          annotation(view, "hive-api-webhooks-whatsapp", "limit-rps").isAbsent();
          HiveOutsideFacts.reachesInternet(view);
          HiveOutsideFacts.hasVectors(view);
        });
  }

  private static Value annotation(View view, String ingress, String name) {
    return view.object("Ingress", ingress)
        .at("/metadata/annotations/nginx.ingress.kubernetes.io~1" + name);
  }

  private static Value path(View view, String ingress) {
    return view.object("Ingress", ingress).at("/spec/rules/0/http/paths/0/path");
  }

  private static void labels(Facts facts) {
    facts.prove(
        "HIVE-S38",
        view -> {
          view.eachWorkload(workload -> labelled(view, workload, workload.at("/metadata")));
          view.eachWorkload(workload -> labelled(view, workload, workload.podMetadata()));
        });
    facts.prove(
        "HIVE-S45",
        view ->
            view.eachWorkload(
                workload -> {
                  var labels = workload.podMetadata().at("/labels");
                  labels.at(LABEL + "part-of").is("hive");
                  labels.at(LABEL + "component").isPresent();
                  labels.at("/environment").is(view.environment());
                }));
  }

  private static void labelled(View view, Obj workload, Value metadata) {
    var name = workload.name().replaceAll("-[0-9a-f]{8}$", "");
    var labels = metadata.at("/labels");
    labels.at(LABEL + "name").is(name);
    labels.at(LABEL + "instance").is("hive");
    labels.at(LABEL + "version").isPresent();
    labels.at(LABEL + "component").isPresent();
    labels.at(LABEL + "part-of").is("hive");
    labels.at(LABEL + "managed-by").is("strake");
    labels.at("/app").is(name);
    labels.at("/environment").is(view.environment());
  }

  private static void documents(Facts facts) {
    facts.notInOutput("HIVE-124", "how a pipeline calls the synth command is documentation");
    facts.notInOutput("HIVE-S36", "how a pipeline calls the synth command is documentation");
    facts.notInOutput("HIVE-139", "published figures are documentation");
    facts.prove(
        "HIVE-140",
        PRODUCTION,
        view -> {
          host(view, "hive-api").is("api.hive.co.ke");
          host(view, "hive-admin").is("admin.hive.co.ke");
          host(view, "hive-grafana").is("grafana.hive.co.ke");
        });
    facts.prove(
        "HIVE-140",
        STAGING,
        view -> {
          host(view, "hive-api").is("api.staging.hive.co.ke");
          host(view, "hive-admin").is("admin.staging.hive.co.ke");
          view.hasNo("Ingress", "hive-grafana");
        });
    facts.notInOutput("HIVE-141", "a checklist of facts that are proven each for itself");
  }

  private static Value host(View view, String ingress) {
    return view.object("Ingress", ingress).at("/metadata/annotations/strake.dev~1public-host");
  }

  private static void commands(Facts facts) {
    for (var number = 125; number <= 138; number++) {
      facts.notInOutput("HIVE-" + number, "built by the issue about operating");
    }
    for (var id : List.of("D04", "D36", "D38", "S34", "S35")) {
      facts.notInOutput("HIVE-" + id, "built by the issue about operating");
    }
  }

  private static void holds(View view, String unit, String... objects) {
    for (var object : objects) {
      view.object("Files", "units").at("/files/" + unit).hasItem(object);
    }
  }

  private static void written(View view, String file) {
    view.object("Files", "units")
        .at("/written")
        .hasItem("hive/%s/%s".formatted(view.environment(), file));
  }

  private static Value minimum(View view) {
    return view.object("HorizontalPodAutoscaler", BACKEND).at("/spec/minReplicas");
  }

  static Value setting(View view, String name) {
    return view.object("Deployment", BACKEND)
        .container("backend")
        .at("/env[name=%s]/value".formatted(name));
  }
}

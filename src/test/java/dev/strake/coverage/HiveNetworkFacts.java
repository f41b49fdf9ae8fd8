package dev.strake.coverage;

import java.util.List;

/** Who reaches whom: exactly the edges of HIVE's sheet, under default deny. */
final class HiveNetworkFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String PROMETHEUS = "hive-monitoring/hive-prometheus";
  private static final String CONTROLLER = "ingress-nginx/";

  private HiveNetworkFacts() {}

  static void add(Facts facts) {
    listed(facts);
    defects(facts);
    HiveIngressFacts.add(facts);
    HiveIdentityFacts.add(facts);
  }

  private static void listed(Facts facts) {
    facts.prove(
        "HIVE-060",
        PRODUCTION,
        view -> {
          fromController(view, "hive-backend", 1);
          Edges.are(view, "hive-admin", "ingress", "3000 " + CONTROLLER);
          Edges.are(view, "hive-grafana", "ingress", "3000 " + CONTROLLER);
        });
    facts.prove(
        "HIVE-060",
        STAGING,
        view -> {
          fromController(view, "hive-backend", 1);
          Edges.are(view, "hive-admin", "ingress", "3000 " + CONTROLLER);
          Edges.none(view, "hive-grafana", "ingress");
        });
    facts.provenBy("HIVE-061", "HIVE-D20");
    facts.prove(
        "HIVE-062",
        view ->
            view.each(
                "NetworkPolicy",
                "allow-dns"::equals,
                policy -> {
                  var rule = policy.at("/spec/egress/0");
                  rule.at("/ports/0/port").is(53);
                  rule.at("/ports/0/protocol").is("UDP");
                  rule.at("/ports/1/port").is(53);
                  rule.at("/ports/1/protocol").is("TCP");
                  rule.at("/to/0/podSelector/matchLabels/k8s-app").is("kube-dns");
                  rule.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                      .is("kube-system");
                }));
    facts.provenBy("HIVE-063", "HIVE-D20");
    facts.prove("HIVE-064", HiveNetworkFacts::backendReaches);
    facts.prove(
        "HIVE-065",
        view ->
            view.each(
                "NetworkPolicy",
                "default-deny"::equals,
                policy -> {
                  policy.at("/spec/podSelector").hasSize(0);
                  policy.at("/spec/policyTypes").is(List.of("Ingress", "Egress"));
                  policy.at("/spec/ingress").isAbsent();
                  policy.at("/spec/egress").isAbsent();
                }));
  }

  private static void backendReaches(View view) {
    Edges.are(
        view, "hive-backend", "egress", "5432 hive-postgres", "6379 hive-redis", "443 internet");
  }

  private static void fromController(View view, String policy, int index) {
    view.object("NetworkPolicy", policy)
        .at(
            "/spec/ingress/%d/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name"
                .formatted(index))
        .is("ingress-nginx");
  }

  private static void defects(Facts facts) {
    facts.prove("HIVE-D19", view -> fromController(view, "hive-backend", 1));
    facts.prove("HIVE-D20", PRODUCTION, HiveNetworkFacts::productionsEdges);
    facts.prove("HIVE-D20", STAGING, HiveNetworkFacts::stagingsEdges);
    facts.prove(
        "HIVE-D21",
        view -> {
          backendReaches(view);
          Edges.are(view, "hive-alertmanager", "egress", "443 internet");
          Edges.are(view, "hive-restore", "egress", "5432 hive-postgres", "443 internet");
          Edges.are(
              view, "hive-fluentd", "egress", "3100 hive-monitoring/hive-loki", "443,6443 inside");
          Edges.are(view, "hive-kube-state-metrics", "egress", "443,6443 inside");
        });
    facts.prove(
        "HIVE-D23",
        view -> {
          backendReaches(view);
          Edges.are(
              view,
              "hive-loki",
              "ingress",
              "3100 hive-logging/hive-fluentd",
              "3100 hive-prometheus",
              "3100 hive-grafana");
        });
  }

  private static void productionsEdges(View view) {
    commonEdges(view);
    Edges.are(
        view,
        "hive-postgres",
        "ingress",
        "5432 hive-postgres-exporter",
        "5432 hive-backup",
        "5432 hive-restore",
        "5432 hive-migration",
        "5432 hive-backend",
        "5432 hive-worker");
    Edges.are(
        view,
        "hive-redis",
        "ingress",
        "6379 hive-redis-exporter",
        "6379 hive-backend",
        "6379 hive-worker");
    Edges.are(
        view, "hive-worker", "egress", "5432 hive-postgres", "6379 hive-redis", "443 internet");
  }

  private static void stagingsEdges(View view) {
    commonEdges(view);
    Edges.are(
        view,
        "hive-postgres",
        "ingress",
        "5432 hive-postgres-exporter",
        "5432 hive-backup",
        "5432 hive-restore",
        "5432 hive-migration",
        "5432 hive-backend");
    Edges.are(view, "hive-redis", "ingress", "6379 hive-redis-exporter", "6379 hive-backend");
  }

  private static void commonEdges(View view) {
    applications(view);
    jobs(view);
    monitoring(view);
  }

  private static void applications(View view) {
    backendReaches(view);
    Edges.are(view, "hive-backend", "ingress", "9464 " + PROMETHEUS, "3000 " + CONTROLLER);
    Edges.none(view, "hive-admin", "egress");
    Edges.none(view, "hive-postgres", "egress");
    Edges.none(view, "hive-redis", "egress");
    Edges.are(view, "hive-postgres-exporter", "egress", "5432 hive-postgres");
    Edges.are(view, "hive-postgres-exporter", "ingress", "9187 " + PROMETHEUS);
    Edges.are(view, "hive-redis-exporter", "egress", "6379 hive-redis");
    Edges.are(view, "hive-redis-exporter", "ingress", "9121 " + PROMETHEUS);
  }

  private static void jobs(View view) {
    var pushgateway = "9091 hive-monitoring/hive-pushgateway";
    Edges.are(view, "hive-migration", "egress", "5432 hive-postgres");
    Edges.are(view, "hive-backup", "egress", "5432 hive-postgres", "443 internet", pushgateway);
    Edges.are(view, "hive-restore-test", "egress", "443 internet", pushgateway);
    Edges.none(view, "hive-backup", "ingress");
  }

  private static void monitoring(View view) {
    Edges.are(
        view,
        "hive-prometheus",
        "egress",
        "443,6443 inside",
        "10250 inside",
        "9093 hive-alertmanager",
        "9464 hive/hive-backend",
        "9187 hive/hive-postgres-exporter",
        "9121 hive/hive-redis-exporter",
        "9091 hive-pushgateway",
        "3100 hive-loki",
        "24231 hive-logging/hive-fluentd",
        "8080 hive-kube-state-metrics",
        "9090 hive-prometheus");
    Edges.are(view, "hive-prometheus", "ingress", "9090 hive-prometheus", "9090 hive-grafana");
    Edges.are(view, "hive-grafana", "egress", "9090 hive-prometheus", "3100 hive-loki");
    Edges.are(view, "hive-alertmanager", "ingress", "9093 hive-prometheus");
    Edges.are(view, "hive-fluentd", "ingress", "24231 " + PROMETHEUS);
  }
}

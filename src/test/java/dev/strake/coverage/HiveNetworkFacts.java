package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What HIVE's sheet says of ingress, certificates, network policies, identity and pod security. */
final class HiveNetworkFacts {
  private static final List<String> DENIED = List.of("Ingress", "Egress");

  private HiveNetworkFacts() {}

  static void add(Facts facts) {
    HiveIngressFacts.add(facts);
    HiveRouteFacts.add(facts);
    inbound(facts);
    outbound(facts);
    edges(facts);
    HiveIdentityFacts.add(facts);
    HiveNamespaceFacts.add(facts);
  }

  private static void inbound(Facts facts) {
    facts.prove(
        "HIVE-060",
        view -> {
          isExposed(view, "hive-backend");
          isExposed(view, "hive-admin");
          if (view.environment().equals("production")) {
            isExposed(view, "hive-grafana");
          } else {
            view.object("NetworkPolicy", "hive-grafana").at("/spec/ingress").isAbsent();
          }
          view.each("NetworkPolicy", HiveNetworkFacts::isInside, HiveNetworkFacts::isNotExposed);
        });
    facts.prove(
        "HIVE-D19",
        view -> {
          var exposed = new TreeSet<>(Set.of("hive-backend", "hive-admin", "hive-acme-solver"));
          if (view.environment().equals("production")) {
            exposed.add("hive-grafana");
          }
          view.each("NetworkPolicy", exposed::contains, HiveNetworkFacts::selectsByName);
        });
    facts.provenBy("HIVE-061", "HIVE-D20");
  }

  private static void isExposed(View view, String policy) {
    var rules = view.object("NetworkPolicy", policy).at("/spec/ingress");
    rules.anyItem(
        rule -> {
          rule.at("/from").is(List.of(HiveEdges.controller()));
          rule.at("/ports").is(HiveEdges.tcp(3000));
        });
  }

  /** Policies of pods that are spoken to, yet not by the ingress controller. */
  private static boolean isInside(String policy) {
    return policy.matches(
        "hive-(postgres|redis|(postgres|redis)-exporter|pushgateway|loki|fluentd"
            + "|kube-state-metrics|alertmanager|prometheus)");
  }

  private static void isNotExposed(Obj policy) {
    policy
        .at("/spec/ingress")
        .eachItem(
            rule -> {
              rule.at("/from").hasSize(1);
              rule.at("/from/0/podSelector/matchLabels/app.kubernetes.io~1instance").is("hive");
            });
  }

  private static void selectsByName(Obj policy) {
    policy
        .at("/spec/ingress")
        .anyItem(
            rule ->
                rule.at("/from/0/namespaceSelector/matchLabels")
                    .is(Map.of("kubernetes.io/metadata.name", "ingress-nginx")));
  }

  private static void outbound(Facts facts) {
    facts.prove(
        "HIVE-062",
        view -> {
          inEachNamespace(view, "allow-dns");
          view.each("NetworkPolicy", "allow-dns"::equals, HiveNetworkFacts::allowsDns);
        });
    facts.provenBy("HIVE-063", "HIVE-D20");
    facts.prove(
        "HIVE-064",
        view -> {
          view.object("NetworkPolicy", "hive-backend")
              .at("/spec/podSelector/matchLabels")
              .is(HiveEdges.labels("backend"));
          goesOut(view, "hive-backend");
        });
    facts.prove(
        "HIVE-065",
        view -> {
          inEachNamespace(view, "default-deny");
          view.each(
              "NetworkPolicy",
              "default-deny"::equals,
              policy -> {
                policy.at("/spec/podSelector").is(Map.of());
                policy.at("/spec/policyTypes").is(DENIED);
                policy.at("/spec/ingress").isAbsent();
                policy.at("/spec/egress").isAbsent();
              });
        });
  }

  private static void allowsDns(Obj policy) {
    policy.at("/spec/podSelector").is(Map.of());
    policy.at("/spec/policyTypes").is(List.of("Egress"));
    policy.at("/spec/egress").is(List.of(HiveEdges.dns()));
  }

  private static void inEachNamespace(View view, String policy) {
    var namespaces = new TreeSet<String>();
    view.each("Namespace", each -> namespaces.add(each.at("/metadata/name").text()));
    var seen = new TreeSet<String>();
    view.each(
        "NetworkPolicy", policy::equals, each -> seen.add(each.at("/metadata/namespace").text()));
    if (!seen.equals(namespaces)) {
      throw new AssertionError("%s must be in %s, got %s".formatted(policy, namespaces, seen));
    }
  }

  private static void goesOut(View view, String policy) {
    hasRule(view, policy, List.of(HiveEdges.internet()), HiveEdges.tcp(443));
  }

  private static void hasRule(View view, String policy, List<?> peers, List<?> ports) {
    view.object("NetworkPolicy", policy)
        .at("/spec/egress")
        .anyItem(
            rule -> {
              rule.at("/to").is(peers);
              rule.at("/ports").is(ports);
            });
  }

  private static void edges(Facts facts) {
    for (var environment : List.of("production", "staging")) {
      facts.prove("HIVE-D20", environment, new HiveEdges(environment)::areAll);
    }
    facts.prove(
        "HIVE-D21",
        view -> {
          for (var policy :
              List.of(
                  "hive-backend",
                  "hive-alertmanager",
                  "hive-backup",
                  "hive-restore",
                  "hive-restore-test")) {
            goesOut(view, policy);
          }
          if (view.environment().equals("production")) {
            goesOut(view, "hive-worker");
          }
          for (var policy : List.of("hive-prometheus", "hive-fluentd", "hive-kube-state-metrics")) {
            hasRule(view, policy, HiveEdges.privateRanges(), HiveEdges.apiServer());
          }
          hasRule(view, "hive-prometheus", HiveEdges.privateRanges(), HiveEdges.tcp(10250));
          view.each("NetworkPolicy", "allow-dns"::equals, HiveNetworkFacts::allowsDns);
          view.each("NetworkPolicy", HiveNetworkFacts::staysInside, HiveNetworkFacts::hasNoBlock);
          view.each(
              "NetworkPolicy",
              HiveNetworkFacts::hasNoWayOut,
              policy -> policy.at("/spec/egress").isAbsent());
        });
    facts.prove(
        "HIVE-D23",
        view -> {
          hasOnly(
              view,
              "backend",
              "egress",
              HiveEdges.pods("postgres", "hive"),
              HiveEdges.pods("redis", "hive"),
              HiveEdges.internet());
          hasOnly(
              view,
              "loki",
              "ingress",
              HiveEdges.pods("fluentd", "hive-monitoring"),
              HiveEdges.pods("prometheus", "hive-monitoring"),
              HiveEdges.pods("grafana", "hive-monitoring"));
          var backend = view.object("Deployment", "hive-backend").container("backend");
          backend.at("/env[name=LOKI_URL]").isAbsent();
          backend.at("/volumeMounts").is(List.of(Map.of("name", "tmp", "mountPath", "/tmp")));
        });
  }

  private static boolean hasNoWayOut(String policy) {
    return policy.matches("hive-(admin|postgres|redis|pushgateway|loki|acme-solver)");
  }

  /** Policies with a way out that must not lead to addresses instead of pods. */
  private static boolean staysInside(String policy) {
    return policy.matches("hive-(migration|grafana|(postgres|redis)-exporter)");
  }

  private static void hasNoBlock(Obj policy) {
    policy
        .at("/spec/egress")
        .eachItem(
            rule -> {
              rule.at("/to").hasSize(1);
              rule.at("/to/0/podSelector/matchLabels/app.kubernetes.io~1instance").is("hive");
              rule.at("/to/0/ipBlock").isAbsent();
            });
  }

  @SafeVarargs
  private static void hasOnly(
      View view, String program, String direction, Map<String, Object>... peers) {
    var rules = view.object("NetworkPolicy", "hive-" + program).at("/spec/" + direction);
    rules.hasSize(peers.length);
    for (var peer : peers) {
      rules.anyItem(
          rule -> rule.at(direction.equals("egress") ? "/to" : "/from").is(List.of(peer)));
    }
  }
}

package dev.strake.coverage;

import java.util.List;

/** The ways in: hosts, paths, certificates and limits. */
final class HiveIngressFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String NGINX = "nginx.ingress.kubernetes.io~1";

  private HiveIngressFacts() {}

  static void add(Facts facts) {
    hosts(facts);
    certificates(facts);
    limits(facts);
  }

  private static void hosts(Facts facts) {
    facts.prove(
        "HIVE-050", view -> view.each("Ingress", i -> i.at("/spec/ingressClassName").is("nginx")));
    facts.prove(
        "HIVE-051", PRODUCTION, v -> routes(v, "hive-api", "api.hive.co.ke", "hive-backend"));
    facts.prove(
        "HIVE-052", PRODUCTION, v -> routes(v, "hive-admin", "admin.hive.co.ke", "hive-admin"));
    facts.prove(
        "HIVE-053",
        PRODUCTION,
        v -> routes(v, "hive-grafana", "grafana.hive.co.ke", "hive-grafana"));
    facts.prove(
        "HIVE-054", STAGING, v -> routes(v, "hive-api", "api.staging.hive.co.ke", "hive-backend"));
    facts.prove(
        "HIVE-055",
        STAGING,
        v -> routes(v, "hive-admin", "admin.staging.hive.co.ke", "hive-admin"));
    facts.prove(
        "HIVE-056",
        STAGING,
        view -> {
          view.hasNo("Ingress", "hive-grafana");
          view.hasNo("Certificate", "hive-grafana-tls");
        });
    facts.prove(
        "HIVE-D07",
        PRODUCTION,
        view -> {
          routes(view, "hive-grafana", "grafana.hive.co.ke", "hive-grafana");
          setting(view, "hive-grafana", "whitelist-source-range").is("10.0.0.0/8");
          var grafana = view.object("Deployment", "hive-grafana").container("grafana");
          grafana.at("/env[name=GF_AUTH_ANONYMOUS_ENABLED]/value").is("false");
          grafana.at("/env[name=GF_USERS_ALLOW_SIGN_UP]/value").is("false");
          view.object("Deployment", "hive-grafana")
              .pod()
              .at("/volumes[name=admin]/secret/secretName")
              .is("hive-grafana-admin");
        });
    facts.prove("HIVE-D07", STAGING, view -> view.hasNo("Ingress", "hive-grafana"));
    facts.prove(
        "HIVE-D08",
        STAGING,
        view -> {
          certificate(view, "hive-api-tls").at("/dnsNames").is(List.of("api.staging.hive.co.ke"));
          certificate(view, "hive-admin-tls")
              .at("/dnsNames")
              .is(List.of("admin.staging.hive.co.ke"));
        });
    facts.prove(
        "HIVE-D08",
        PRODUCTION,
        view -> certificate(view, "hive-api-tls").at("/dnsNames").is(List.of("api.hive.co.ke")));
    facts.prove(
        "HIVE-S20",
        view -> {
          var spec = view.object("Ingress", "hive-api").at("/spec");
          spec.at("/ingressClassName").is("nginx");
          spec.at("/rules").hasSize(1);
          spec.at("/rules/0/http/paths/0/path").is("/");
          spec.at("/rules/0/http/paths/0/pathType").is("Prefix");
          spec.at("/tls/0/secretName").is("hive-api-tls");
          for (var own : List.of("videos", "callbacks-mpesa", "webhooks-whatsapp")) {
            view.object("Ingress", "hive-api-" + own)
                .at("/spec/tls/0/secretName")
                .is("hive-api-tls");
          }
        });
  }

  private static void certificates(Facts facts) {
    facts.prove(
        "HIVE-058",
        view ->
            view.each(
                "Ingress",
                ingress -> {
                  var host = ingress.at("/spec/rules/0/host").text();
                  ingress.at("/spec/tls/0/hosts").is(List.of(host));
                  ingress.at("/spec/tls/0/secretName").isPresent();
                }));
    facts.prove(
        "HIVE-059", PRODUCTION, view -> issuer(view, "hive-api-tls").is("letsencrypt-prod"));
    facts.prove(
        "HIVE-059", STAGING, view -> issuer(view, "hive-api-tls").is("letsencrypt-staging"));
    facts.prove("HIVE-S19", PRODUCTION, view -> issued(view, "letsencrypt-prod"));
    facts.prove("HIVE-S19", STAGING, view -> issued(view, "letsencrypt-staging"));
    facts.prove(
        "HIVE-D39",
        view -> {
          view.each(
              "Ingress",
              ingress -> {
                ingress.at("/apiVersion").is("networking.k8s.io/v1");
                ingress.at("/spec/ingressClassName").is("nginx");
                ingress.at("/metadata/annotations/kubernetes.io~1ingress.class").isAbsent();
                ingress.at("/metadata/annotations/" + NGINX + "server-snippet").isAbsent();
                ingress.at("/metadata/annotations/" + NGINX + "configuration-snippet").isAbsent();
              });
        });
  }

  private static void issued(View view, String issuer) {
    for (var name : List.of("hive-api-tls", "hive-admin-tls")) {
      issuer(view, name).is(issuer);
      certificate(view, name).at("/issuerRef/kind").is("ClusterIssuer");
      certificate(view, name).at("/secretName").is(name);
    }
    setting(view, "hive-api", "ssl-redirect").is("true");
    view.each(
        "NetworkPolicy",
        "hive-acme-solver"::equals,
        policy -> {
          policy.at("/spec/podSelector/matchLabels/acme.cert-manager.io~1http01-solver").is("true");
          policy.at("/spec/ingress/0/ports/0/port").is(8089);
          policy
              .at(
                  "/spec/ingress/0/from/0/namespaceSelector/matchLabels/"
                      + "kubernetes.io~1metadata.name")
              .is("ingress-nginx");
        });
  }

  private static void limits(Facts facts) {
    facts.prove(
        "HIVE-S21",
        view -> {
          setting(view, "hive-api", "proxy-body-size").is("25m");
          setting(view, "hive-api", "proxy-read-timeout").is("60");
          setting(view, "hive-api", "proxy-send-timeout").is("60");
          setting(view, "hive-api-videos", "proxy-body-size").is("200m");
          setting(view, "hive-api-videos", "proxy-read-timeout").is("300");
          setting(view, "hive-api-videos", "proxy-send-timeout").is("300");
          path(view, "hive-api-videos").is("/videos/upload");
        });
    facts.prove(
        "HIVE-S22",
        view -> {
          path(view, "hive-api-callbacks-mpesa").is("/callbacks/mpesa");
          path(view, "hive-api-webhooks-whatsapp").is("/webhooks/whatsapp");
          for (var name : List.of("hive-api-callbacks-mpesa", "hive-api-webhooks-whatsapp")) {
            setting(view, name, "limit-rps").isAbsent();
            setting(view, name, "whitelist-source-range").isAbsent();
          }
        });
    facts.prove(
        "HIVE-S23",
        view -> {
          setting(view, "hive-api", "limit-rps").is("50");
          setting(view, "hive-api", "limit-burst-multiplier").is("5");
          setting(view, "hive-api-callbacks-mpesa", "limit-rps").isAbsent();
        });
  }

  private static void routes(View view, String ingress, String host, String service) {
    var rule = view.object("Ingress", ingress).at("/spec/rules/0");
    rule.at("/host").is(host);
    rule.at("/http/paths/0/path").is("/");
    rule.at("/http/paths/0/backend/service/name").is(service);
    view.object("Ingress", ingress).at("/spec/tls/0/hosts").is(List.of(host));
  }

  private static Value path(View view, String ingress) {
    return view.object("Ingress", ingress).at("/spec/rules/0/http/paths/0/path");
  }

  private static Value setting(View view, String ingress, String name) {
    return view.object("Ingress", ingress).at("/metadata/annotations/" + NGINX + name);
  }

  private static Value certificate(View view, String name) {
    return view.object("Certificate", name).at("/spec");
  }

  private static Value issuer(View view, String name) {
    return certificate(view, name).at("/issuerRef/name");
  }
}

package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;

/** What HIVE's sheet says of the paths of its hosts, and of sizes, timeouts and rates there. */
final class HiveRouteFacts {
  private static final String API = "hive-api";
  private static final String UPLOADS = "hive-api-videos";
  private static final String MPESA = "hive-api-callbacks-mpesa";
  private static final String WHATSAPP = "hive-api-webhooks-whatsapp";
  private static final String ADMIN = "hive-admin";
  private static final String GRAFANA = "hive-grafana";
  private static final Map<String, String> DOMAINS =
      Map.of("production", "hive.co.ke", "staging", "staging.hive.co.ke");

  private HiveRouteFacts() {}

  static void add(Facts facts) {
    paths(facts);
    limits(facts);
  }

  private static void paths(Facts facts) {
    facts.prove(
        "HIVE-S20",
        view -> {
          view.each(
              "Ingress",
              each -> {
                each.at("/spec/ingressClassName").is("nginx");
                each.at("/spec/rules").hasSize(1);
                HiveIngressFacts.path(each, "pathType").is("Prefix");
                each.at("/spec/rules/0/http/paths").hasSize(1);
                each.at("/metadata/annotations/cert-manager.io~1cluster-issuer").isAbsent();
                each.at("/metadata/annotations/cert-manager.io~1issuer").isAbsent();
              });
          serves(view, API, "api.", "/", "hive-api-tls");
          serves(view, UPLOADS, "api.", "/videos/upload", "hive-api-tls");
          serves(view, MPESA, "api.", "/callbacks/mpesa", "hive-api-tls");
          serves(view, WHATSAPP, "api.", "/webhooks/whatsapp", "hive-api-tls");
          serves(view, ADMIN, "admin.", "/", "hive-admin-tls");
          view.object("Certificate", "hive-api-tls").at("/spec/secretName").is("hive-api-tls");
          view.object("Certificate", "hive-admin-tls").at("/spec/secretName").is("hive-admin-tls");
          if (HiveIngressFacts.isProduction(view)) {
            serves(view, GRAFANA, "grafana.", "/", "hive-grafana-tls");
            view.hasOnly("Certificate", "hive-api-tls", "hive-admin-tls", "hive-grafana-tls");
          } else {
            view.hasOnly("Certificate", "hive-api-tls", "hive-admin-tls");
          }
        });
    facts.prove(
        "HIVE-S22",
        view -> {
          for (var callback : List.of(MPESA, WHATSAPP)) {
            var ingress = view.object("Ingress", callback);
            HiveIngressFacts.host(ingress).is("api." + DOMAINS.get(view.environment()));
            HiveIngressFacts.backend(ingress, "name").is("hive-backend");
            HiveIngressFacts.path(ingress, "pathType").is("Prefix");
            HiveIngressFacts.annotation(ingress, "whitelist-source-range").isAbsent();
            HiveIngressFacts.annotation(ingress, "limit-rps").isAbsent();
          }
          HiveIngressFacts.path(view.object("Ingress", MPESA), "path").is("/callbacks/mpesa");
          HiveIngressFacts.path(view.object("Ingress", WHATSAPP), "path").is("/webhooks/whatsapp");
        });
  }

  private static void serves(View view, String name, String prefix, String path, String secret) {
    var ingress = view.object("Ingress", name);
    HiveIngressFacts.host(ingress).is(prefix + DOMAINS.get(view.environment()));
    HiveIngressFacts.path(ingress, "path").is(path);
    HiveIngressFacts.secret(ingress).is(secret);
  }

  private static void limits(Facts facts) {
    facts.prove(
        "HIVE-S21",
        view -> {
          accepts(view.object("Ingress", API), "25m", "60");
          accepts(view.object("Ingress", UPLOADS), "200m", "300");
          HiveIngressFacts.path(view.object("Ingress", UPLOADS), "path").is("/videos/upload");
        });
    facts.prove(
        "HIVE-S23",
        view -> {
          for (var name : List.of(API, UPLOADS, ADMIN)) {
            HiveIngressFacts.annotation(view.object("Ingress", name), "limit-rps").is("50");
            HiveIngressFacts.annotation(view.object("Ingress", name), "limit-burst-multiplier")
                .is("5");
          }
          for (var name : List.of(MPESA, WHATSAPP)) {
            HiveIngressFacts.annotation(view.object("Ingress", name), "limit-rps").isAbsent();
            HiveIngressFacts.annotation(view.object("Ingress", name), "limit-burst-multiplier")
                .isAbsent();
          }
        });
  }

  private static void accepts(Obj ingress, String body, String seconds) {
    HiveIngressFacts.annotation(ingress, "proxy-body-size").is(body);
    HiveIngressFacts.annotation(ingress, "proxy-read-timeout").is(seconds);
    HiveIngressFacts.annotation(ingress, "proxy-send-timeout").is(seconds);
  }
}

package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;

/** What HIVE's sheet says of public hosts, their certificates and the limits at the ingress. */
final class HiveIngressFacts {
  private static final String API = "hive-api";
  private static final String UPLOADS = "hive-api-videos";
  private static final String MPESA = "hive-api-callbacks-mpesa";
  private static final String WHATSAPP = "hive-api-webhooks-whatsapp";
  private static final String ADMIN = "hive-admin";
  private static final String GRAFANA = "hive-grafana";
  private static final List<String> OF_API = List.of(API, UPLOADS, MPESA, WHATSAPP);

  private HiveIngressFacts() {}

  static void add(Facts facts) {
    controller(facts);
    hosts(facts);
    certificates(facts);
    grafana(facts);
  }

  private static void controller(Facts facts) {
    facts.prove(
        "HIVE-050",
        view -> view.each("Ingress", each -> each.at("/spec/ingressClassName").is("nginx")));
    facts.prove(
        "HIVE-D39",
        view ->
            view.each(
                "Ingress",
                each -> {
                  each.at("/apiVersion").is("networking.k8s.io/v1");
                  each.at("/spec/ingressClassName").is("nginx");
                  each.at("/metadata/annotations/kubernetes.io~1ingress.class").isAbsent();
                  for (var snippet :
                      List.of("configuration", "server", "auth", "stream", "modsecurity")) {
                    annotation(each, snippet + "-snippet").isAbsent();
                  }
                }));
  }

  private static void hosts(Facts facts) {
    facts.prove(
        "HIVE-051",
        "production",
        view -> leads(view, API, "api.hive.co.ke", "hive", "hive-backend", 80));
    facts.prove(
        "HIVE-052",
        "production",
        view -> leads(view, ADMIN, "admin.hive.co.ke", "hive", "hive-admin", 80));
    facts.prove("HIVE-053", "production", HiveIngressFacts::leadsToGrafana);
    facts.prove(
        "HIVE-054",
        "staging",
        view -> leads(view, API, "api.staging.hive.co.ke", "hive", "hive-backend", 80));
    facts.prove(
        "HIVE-055",
        "staging",
        view -> leads(view, ADMIN, "admin.staging.hive.co.ke", "hive", "hive-admin", 80));
    facts.prove(
        "HIVE-056",
        "staging",
        view -> {
          view.hasOnly("Ingress", API, UPLOADS, MPESA, WHATSAPP, ADMIN);
          view.each(
              "Ingress",
              each -> {
                backend(each, "name").matches("hive-(backend|admin)");
                each.at("/spec/defaultBackend").isAbsent();
              });
        });
    facts.prove(
        "HIVE-D08",
        "production",
        view -> {
          view.hasOnly("Certificate", "hive-api-tls", "hive-admin-tls", "hive-grafana-tls");
          names(view, "hive-api-tls", "api.hive.co.ke");
          names(view, "hive-admin-tls", "admin.hive.co.ke");
          names(view, "hive-grafana-tls", "grafana.hive.co.ke");
        });
    facts.prove(
        "HIVE-D08",
        "staging",
        view -> {
          view.hasOnly("Certificate", "hive-api-tls", "hive-admin-tls");
          names(view, "hive-api-tls", "api.staging.hive.co.ke");
          names(view, "hive-admin-tls", "admin.staging.hive.co.ke");
        });
  }

  private static void names(View view, String certificate, String host) {
    view.object("Certificate", certificate).at("/spec/dnsNames").is(List.of(host));
  }

  private static void certificates(Facts facts) {
    facts.prove("HIVE-058", view -> view.each("Ingress", HiveIngressFacts::isOverTls));
    for (var issuer :
        Map.of("production", "letsencrypt-prod", "staging", "letsencrypt-staging").entrySet()) {
      facts.prove(
          "HIVE-059",
          issuer.getKey(),
          view ->
              view.each(
                  "Certificate",
                  each -> {
                    each.at("/apiVersion").is("cert-manager.io/v1");
                    each.at("/spec/issuerRef/name").is(issuer.getValue());
                  }));
      facts.prove("HIVE-S19", issuer.getKey(), view -> isIssuedBy(view, issuer.getValue()));
    }
  }

  private static void isIssuedBy(View view, String issuer) {
    view.each(
        "Certificate",
        each -> {
          each.at("/spec/issuerRef/kind").is("ClusterIssuer");
          each.at("/spec/issuerRef/name").is(issuer);
          each.at("/spec/secretName").matches("hive-(api|admin|grafana)-tls");
        });
    view.each("Ingress", HiveIngressFacts::isRedirected);
    OF_API.forEach(name -> secret(view.object("Ingress", name)).is("hive-api-tls"));
    secret(view.object("Ingress", ADMIN)).is("hive-admin-tls");
    if (isProduction(view)) {
      secret(view.object("Ingress", GRAFANA)).is("hive-grafana-tls");
    }
    view.each("NetworkPolicy", "hive-acme-solver"::equals, HiveIngressFacts::reachesSolvers);
  }

  private static void reachesSolvers(Obj policy) {
    policy
        .at("/spec/podSelector/matchLabels")
        .is(Map.of("acme.cert-manager.io/http01-solver", "true"));
    policy.at("/spec/ingress").hasSize(1);
    policy.at("/spec/ingress/0/from").is(List.of(HiveEdges.controller()));
    policy.at("/spec/ingress/0/ports").is(HiveEdges.tcp(8089));
  }

  private static void isOverTls(Obj ingress) {
    var host = host(ingress).text();
    ingress.at("/spec/rules").hasSize(1);
    ingress.at("/spec/tls").hasSize(1);
    ingress.at("/spec/tls/0/hosts").is(List.of(host));
    secret(ingress).matches("hive-(api|admin|grafana)-tls");
    isRedirected(ingress);
  }

  private static void isRedirected(Obj ingress) {
    annotation(ingress, "ssl-redirect").is("true");
    annotation(ingress, "force-ssl-redirect").is("true");
  }

  private static void grafana(Facts facts) {
    facts.prove(
        "HIVE-D07",
        "production",
        view -> {
          leadsToGrafana(view);
          isOverTls(view.object("Ingress", GRAFANA));
          annotation(view.object("Ingress", GRAFANA), "whitelist-source-range").is("10.0.0.0/8");
          isClosed(view);
        });
    facts.prove(
        "HIVE-D07",
        "staging",
        view -> {
          view.hasNo("Ingress", GRAFANA);
          isClosed(view);
        });
  }

  private static void isClosed(View view) {
    var grafana = view.object("Deployment", GRAFANA);
    setting(grafana, "GF_AUTH_ANONYMOUS_ENABLED").is("false");
    setting(grafana, "GF_USERS_ALLOW_SIGN_UP").is("false");
    setting(grafana, "GF_SECURITY_ADMIN_PASSWORD__FILE").is("/etc/grafana/secrets/password");
    grafana
        .container("grafana")
        .at("/volumeMounts[name=admin]/mountPath")
        .is("/etc/grafana/secrets");
    grafana.pod().at("/volumes[name=admin]/secret/secretName").is("hive-grafana-admin");
  }

  private static Value setting(Obj grafana, String name) {
    return grafana.container("grafana").at("/env[name=" + name + "]/value");
  }

  private static void leadsToGrafana(View view) {
    leads(view, GRAFANA, "grafana.hive.co.ke", "hive-monitoring", "hive-grafana", 3000);
  }

  /** From the host over the Service's port to a port of its pods, all in one namespace. */
  private static void leads(
      View view, String name, String host, String namespace, String service, int port) {
    var ingress = view.object("Ingress", name);
    ingress.at("/metadata/namespace").is(namespace);
    ingress.at("/spec/rules").hasSize(1);
    host(ingress).is(host);
    ingress.at("/spec/rules/0/http/paths").hasSize(1);
    path(ingress, "path").is("/");
    backend(ingress, "name").is(service);
    backend(ingress, "port/number").is(port);
    var target = view.object("Service", service);
    target.at("/metadata/namespace").is(namespace);
    target.at("/spec/ports[port=" + port + "]/targetPort").is("http");
  }

  static boolean isProduction(View view) {
    return view.environment().equals("production");
  }

  static Value host(Obj ingress) {
    return ingress.at("/spec/rules/0/host");
  }

  static Value path(Obj ingress, String field) {
    return ingress.at("/spec/rules/0/http/paths/0/" + field);
  }

  static Value backend(Obj ingress, String field) {
    return path(ingress, "backend/service/" + field);
  }

  static Value secret(Obj ingress) {
    return ingress.at("/spec/tls/0/secretName");
  }

  static Value annotation(Obj ingress, String name) {
    return ingress.at("/metadata/annotations/nginx.ingress.kubernetes.io~1" + name);
  }
}

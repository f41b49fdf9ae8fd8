package dev.strake.coverage;

/** What HIVE's sheet says of things outside, as far as the YAML touches them. */
final class HiveOutsideFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String BACKEND = "hive-backend";

  private HiveOutsideFacts() {}

  static void add(Facts facts) {
    services(facts);
    media(facts);
    cluster(facts);
    elsewhere(facts);
  }

  private static void services(Facts facts) {
    facts.prove("HIVE-X01", PRODUCTION, view -> mpesa(view, "production"));
    facts.prove("HIVE-X01", STAGING, view -> mpesa(view, "sandbox"));
    facts.prove(
        "HIVE-X02",
        view -> {
          fromSecret(view, "WHATSAPP_TOKEN", "hive-whatsapp", "token");
          fromSecret(
              view, "WHATSAPP_WEBHOOK_VERIFY_TOKEN", "hive-whatsapp", "webhook-verify-token");
          reachesInternet(view);
          callback(view, "hive-api-webhooks-whatsapp", "/webhooks/whatsapp");
        });
    facts.prove(
        "HIVE-X03",
        view -> {
          fromSecret(view, "PUSH_SERVICE_ACCOUNT", "hive-push", "service-account");
          reachesInternet(view);
        });
  }

  private static void mpesa(View view, String mode) {
    HiveDeliveryFacts.setting(view, "MPESA_ENV").is(mode);
    fromSecret(view, "MPESA_CONSUMER_KEY", "hive-mpesa", "consumer-key");
    reachesInternet(view);
    callback(view, "hive-api-callbacks-mpesa", "/callbacks/mpesa");
  }

  private static void callback(View view, String ingress, String path) {
    var way = view.object("Ingress", ingress).at("/spec/rules/0/http/paths/0");
    way.at("/path").is(path);
    way.at("/backend/service/name").is(BACKEND);
  }

  private static void media(Facts facts) {
    facts.prove("HIVE-X04", PRODUCTION, view -> media(view, "hive-media", "cdn.hive.co.ke"));
    facts.prove(
        "HIVE-X04", STAGING, view -> media(view, "hive-media-staging", "cdn.staging.hive.co.ke"));
    facts.prove(
        "HIVE-X05",
        view -> {
          fromSecret(view, "AI_API_KEY", "hive-ai", "api-key");
          reachesInternet(view);
          hasVectors(view);
        });
  }

  private static void media(View view, String bucket, String cdn) {
    HiveDeliveryFacts.setting(view, "MEDIA_BUCKET").is(bucket);
    HiveDeliveryFacts.setting(view, "CDN_URL").is("https://" + cdn);
    fromSecret(view, "STORAGE_ACCESS_KEY", "hive-storage", "access-key");
    fromSecret(view, "STORAGE_SECRET_KEY", "hive-storage", "secret-key");
    reachesInternet(view);
  }

  private static void cluster(Facts facts) {
    facts.prove(
        "HIVE-X10",
        view ->
            view.object("Files", "units")
                .at("/written")
                .hasItem("hive/%s/kustomization.yaml".formatted(view.environment())));
    facts.prove("HIVE-X11", PRODUCTION, view -> hosts(view, "hive.co.ke"));
    facts.prove("HIVE-X11", STAGING, view -> hosts(view, "staging.hive.co.ke"));
    facts.prove(
        "HIVE-X13",
        view -> {
          view.each("Ingress", ingress -> ingress.at("/spec/ingressClassName").is("nginx"));
          view.each(
              "Certificate", certificate -> certificate.at("/spec/issuerRef/name").isPresent());
          view.hasNone("IngressClass");
          view.hasNone("ClusterIssuer");
          view.hasNone("APIService");
          view.hasNone("CustomResourceDefinition");
        });
    facts.prove(
        "HIVE-X15",
        view -> {
          view.object("Deployment", BACKEND)
              .container("backend")
              .at("/image")
              .is("registry.example/hive/backend:1.4.2");
          view.object("Deployment", "hive-admin")
              .container("admin")
              .at("/image")
              .is("registry.example/hive/admin:1.4.2");
        });
  }

  private static void hosts(View view, String zone) {
    view.object("Ingress", "hive-api").at("/spec/rules/0/host").is("api." + zone);
    view.object("Ingress", "hive-admin").at("/spec/rules/0/host").is("admin." + zone);
  }

  private static void elsewhere(Facts facts) {
    facts.notInOutput("HIVE-X06", "modules inside the image");
    facts.notInOutput("HIVE-X08", "a pipeline calls the synth command; it is not made here");
    facts.notInOutput("HIVE-X09", "built by the issue about operating");
    facts.notInOutput("HIVE-X12", "requirements of the cluster are documentation");
    facts.notInOutput(
        "HIVE-X14", "HIVE runs both in the cluster; managed ones have tests of their own");
    facts.notInOutput("HIVE-X16", "programs of users, which nothing here deploys");
  }

  /** The backend may open connections to port 443 of public addresses. */
  static void reachesInternet(View view) {
    view.object("NetworkPolicy", BACKEND)
        .at("/spec/egress")
        .anyItem(
            rule -> {
              rule.at("/ports/0/port").is(443);
              rule.at("/to/0/ipBlock/cidr").is("0.0.0.0/0");
            });
  }

  static void hasVectors(View view) {
    view.object("StatefulSet", "hive-postgres")
        .container("postgres")
        .at("/image")
        .matches("docker.io/pgvector/pgvector:[0-9.]+-pg16");
  }

  private static void fromSecret(View view, String variable, String secret, String key) {
    var reference =
        view.object("Deployment", BACKEND)
            .container("backend")
            .at("/env[name=%s]/valueFrom/secretKeyRef".formatted(variable));
    reference.at("/name").is(secret);
    reference.at("/key").is(key);
  }
}

package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;

/**
 * Where certificates come from.
 *
 * @param source who issues them
 * @param issuer name of cert-manager's issuer, empty where the Secrets are provided
 * @param http01 whether names are proved by requests to a solver pod (ACME HTTP-01)
 */
public record Tls(Source source, String issuer, boolean http01) {

  public Tls {
    requireNonNull(source, "source");
    Checks.that(
        source == Source.PROVIDED || issuer.matches("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?"),
        "tls issuer must be the name of an issuer of cert-manager such as 'letsencrypt-prod', got"
            + " '%s'; for Secrets that somebody else writes, write Tls.provided()",
        issuer);
  }

  /** Who issues certificates. */
  public enum Source {
    /** An issuer of the whole cluster. */
    CLUSTER_ISSUER,
    /** An issuer in the namespace of the Secret. */
    ISSUER,
    /** Somebody else writes the Secrets. */
    PROVIDED
  }

  /** cert-manager's issuer of the whole cluster, names proved by HTTP-01. */
  public static Tls clusterIssuer(String name) {
    return new Tls(Source.CLUSTER_ISSUER, name, true);
  }

  /** cert-manager's issuer in the namespace of the routes, names proved by HTTP-01. */
  public static Tls issuer(String name) {
    return new Tls(Source.ISSUER, name, true);
  }

  /** Secrets that somebody else writes: {@code tls.crt} and {@code tls.key}. */
  public static Tls provided() {
    return new Tls(Source.PROVIDED, "", false);
  }

  /** The same for an issuer that proves names by DNS: no solver pods, no policy for them. */
  public Tls dns01() {
    return new Tls(source, issuer, false);
  }

  boolean isIssued() {
    return source != Source.PROVIDED;
  }

  String kind() {
    return source == Source.ISSUER ? "Issuer" : "ClusterIssuer";
  }

  String gatewayAnnotation() {
    return source == Source.ISSUER ? "cert-manager.io/issuer" : "cert-manager.io/cluster-issuer";
  }
}

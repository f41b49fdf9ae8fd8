package dev.strake.ingress;

import dev.strake.ingress.RateLimit.Unit;
import dev.strake.value.Memory;
import java.util.Map;
import java.util.TreeMap;

/** The annotations of an Ingress, in the forms that the controller reads. */
final class NginxAnnotations {
  private final Map<String, String> annotations = new TreeMap<>();

  private NginxAnnotations() {}

  static Map<String, String> of(Policy policy) {
    var all = new NginxAnnotations();
    all.redirectToHttps();
    all.limits(policy);
    policy.cors().forEach(all::cors);
    if (!policy.allowed().isEmpty()) {
      // The older of two names for the same; forks and other controllers read this one too.
      all.put(NginxAnnotation.WHITELIST_SOURCE_RANGE, String.join(",", policy.allowed()));
    }
    policy.settings().forEach(setting -> all.put(setting.annotation(), setting.value()));
    return all.annotations;
  }

  /** Nobody is let in. */
  static Map<String, String> denied() {
    var all = new NginxAnnotations();
    all.redirectToHttps();
    all.put(NginxAnnotation.DENYLIST_SOURCE_RANGE, "0.0.0.0/0,::/0");
    return all.annotations;
  }

  /** Everybody is sent elsewhere. */
  static Map<String, String> redirect(String address) {
    var all = new NginxAnnotations();
    all.redirectToHttps();
    all.put(NginxAnnotation.PERMANENT_REDIRECT, address);
    return all.annotations;
  }

  /** Sends a host's {@code www} to it, or a host to its {@code www}. */
  static Map<String, String> www() {
    var all = new NginxAnnotations();
    all.put(NginxAnnotation.FROM_TO_WWW_REDIRECT, "true");
    return all.annotations;
  }

  private void redirectToHttps() {
    put(NginxAnnotation.SSL_REDIRECT, "true");
    put(NginxAnnotation.FORCE_SSL_REDIRECT, "true");
  }

  private void limits(Policy policy) {
    var limits = policy.limits();
    put(NginxAnnotation.PROXY_BODY_SIZE, size(limits.bodySize()));
    var silence = policy.isWebSocket() ? policy.webSocket() : limits.timeout();
    put(NginxAnnotation.PROXY_READ_TIMEOUT, silence.toSeconds());
    put(NginxAnnotation.PROXY_SEND_TIMEOUT, silence.toSeconds());
    var rate = limits.rateLimit();
    if (rate.isOn()) {
      put(
          rate.unit() == Unit.SECOND ? NginxAnnotation.LIMIT_RPS : NginxAnnotation.LIMIT_RPM,
          rate.requests());
      put(NginxAnnotation.LIMIT_BURST_MULTIPLIER, rate.burst());
    }
    if (rate.connections() > 0) {
      put(NginxAnnotation.LIMIT_CONNECTIONS, rate.connections());
    }
  }

  private void cors(Cors cors) {
    put(NginxAnnotation.ENABLE_CORS, "true");
    put(NginxAnnotation.CORS_ALLOW_ORIGIN, String.join(",", cors.origins()));
    put(NginxAnnotation.CORS_ALLOW_METHODS, String.join(", ", cors.methods()));
    put(NginxAnnotation.CORS_ALLOW_HEADERS, String.join(",", cors.headers()));
    // Left out, the controller allows them.
    put(NginxAnnotation.CORS_ALLOW_CREDENTIALS, cors.credentials());
    put(NginxAnnotation.CORS_MAX_AGE, cors.maxAge().toSeconds());
    if (!cors.exposed().isEmpty()) {
      put(NginxAnnotation.CORS_EXPOSE_HEADERS, String.join(",", cors.exposed()));
    }
  }

  /** A size in the largest whole unit that NGINX knows. */
  static String size(Memory memory) {
    var bytes = memory.bytes();
    if (bytes % (1L << 30) == 0) {
      return (bytes >> 30) + "g";
    }
    if (bytes % (1L << 20) == 0) {
      return (bytes >> 20) + "m";
    }
    return bytes % (1L << 10) == 0 ? (bytes >> 10) + "k" : Long.toString(bytes);
  }

  private void put(NginxAnnotation annotation, Object value) {
    annotations.put(NginxSetting.PREFIX + annotation.id(), value.toString());
  }
}

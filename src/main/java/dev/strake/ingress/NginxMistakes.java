package dev.strake.ingress;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** Names of annotations that are often written though no controller reads them. */
final class NginxMistakes {
  private static final String CONFIG_MAP =
      "it is a setting of the whole controller, in its ConfigMap";
  private static final String WEB_SOCKET = "write webSocket(…) on the route, nothing enables it";

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          use("rate-limit", "limit-rps"),
          use("rate-limit-rps", "limit-rps"),
          use("rate-limit-window", "limit-rpm"),
          use("enable-rate-limit", "limit-rps"),
          use("limit-req", "limit-rps"),
          use("limit-conn", "limit-connections"),
          use("limit-burst", "limit-burst-multiplier"),
          use("client-max-body-size", "proxy-body-size"),
          use("max-body-size", "proxy-body-size"),
          use("proxy-max-body-size", "proxy-body-size"),
          use("client-body-size", "proxy-body-size"),
          use("proxy-timeout", "proxy-read-timeout"),
          use("timeout", "proxy-read-timeout"),
          use("cors-allow-origins", "cors-allow-origin"),
          use("cors-origin", "cors-allow-origin"),
          use("cors-enabled", "enable-cors"),
          use("force-https", "force-ssl-redirect"),
          use("secure-backends", "backend-protocol"),
          use("add-headers", "custom-headers"),
          use("enable-opentracing", "enable-opentelemetry"),
          Map.entry("enable-websocket", WEB_SOCKET),
          Map.entry("websocket", WEB_SOCKET),
          Map.entry("websocket-services", WEB_SOCKET),
          Map.entry("limit-req-status-code", CONFIG_MAP),
          Map.entry("limit-conn-status-code", CONFIG_MAP),
          Map.entry("keepalive-timeout", CONFIG_MAP),
          Map.entry("ssl-protocols", CONFIG_MAP),
          Map.entry("tls-min-version", CONFIG_MAP),
          Map.entry("proxy-set-headers", CONFIG_MAP),
          Map.entry("gzip", CONFIG_MAP),
          Map.entry("enable-brotli", CONFIG_MAP),
          Map.entry("use-http2", CONFIG_MAP),
          Map.entry("server-tokens", CONFIG_MAP));

  private NginxMistakes() {}

  static String advice(String id) {
    if (id.startsWith("hsts")) {
      return CONFIG_MAP;
    }
    var known = ADVICE.get(id);
    return known == null ? "did you mean '%s'?".formatted(nearest(id)) : known;
  }

  private static Map.Entry<String, String> use(String wrong, String right) {
    return Map.entry(wrong, "write '%s'".formatted(right));
  }

  private static String nearest(String id) {
    return Arrays.stream(NginxAnnotation.values())
        .map(NginxAnnotation::id)
        .min(Comparator.comparingInt(real -> distance(id, real)))
        .orElseThrow();
  }

  /** How many letters must be put in, taken out or changed (Levenshtein). */
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[b.length()];
  }
}

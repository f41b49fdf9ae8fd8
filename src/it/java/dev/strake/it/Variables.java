package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of one container, resolved as a kubelet does. */
final class Variables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z0-9_.-]+)\\)");

  private final String address;
  private final Map<String, String> values = new LinkedHashMap<>();

  Variables(
      Pods pod,
      JsonNode container,
      StandIn image,
      Volumes volumes,
      SecretValues secrets,
      String address) {
    this.address = address;
    values.putAll(image.env());
    values.put("HOSTNAME", pod.owner().name() + "-0");
    values.put("KUBERNETES_SERVICE_HOST", "10.96.0.1");
    values.put("KUBERNETES_SERVICE_PORT", "443");
    for (var source : elements(container.path("envFrom")).toList()) {
      volumes
          .configMap(source.at("/configMapRef/name").asText())
          .forEach((k, v) -> values.put(k, new String(v, StandardCharsets.UTF_8)));
      secrets
          .all(source.at("/secretRef/name").asText(), container.path("no items"))
          .forEach((k, v) -> values.put(k, new String(v, StandardCharsets.UTF_8)));
    }
    for (var variable : elements(container.path("env")).toList()) {
      values.put(variable.path("name").asText(), value(pod, container, variable, volumes, secrets));
    }
  }

  Map<String, String> values() {
    return values;
  }

  /** Text with {@code $(NAME)} replaced where the variable is known. */
  String expand(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
  }

  private String value(
      Pods pod, JsonNode container, JsonNode variable, Volumes volumes, SecretValues secrets) {
    var from = variable.path("valueFrom");
    var secret = from.path("secretKeyRef");
    var map = from.path("configMapKeyRef");
    if (secret.isObject()) {
      return secrets.value(secret.path("name").asText(), secret.path("key").asText());
    }
    if (map.isObject()) {
      var found = volumes.configMap(map.path("name").asText()).get(map.path("key").asText());
      return found == null ? "" : new String(found, StandardCharsets.UTF_8);
    }
    if (from.has("fieldRef")) {
      return field(pod, from.at("/fieldRef/fieldPath").asText());
    }
    if (from.has("resourceFieldRef")) {
      var resource = from.at("/resourceFieldRef/resource").asText();
      return Quantity.bytes(
          container.path("resources").at("/" + resource.replace('.', '/')).asText());
    }
    return expand(variable.path("value").asText());
  }

  private String field(Pods pod, String path) {
    return switch (path) {
      case "metadata.name" -> pod.owner().name() + "-0";
      case "metadata.namespace" -> pod.namespace();
      case "metadata.uid" -> "00000000-0000-0000-0000-000000000000";
      case "spec.nodeName" -> "node-1";
      case "spec.serviceAccountName" -> pod.spec().path("serviceAccountName").asText();
      case "status.podIP", "status.hostIP", "status.podIPs" -> address;
      default ->
          throw new IllegalArgumentException(pod + " reads " + path + ", which is not simulated");
    };
  }

  /** Amounts as the downward API gives them: whole units. */
  private static final class Quantity {

    private static final Map<String, Long> FACTORS =
        Map.of("Ki", 1L << 10, "Mi", 1L << 20, "Gi", 1L << 30, "Ti", 1L << 40, "", 1L);

    static String bytes(String text) {
      if (text.endsWith("m")) {
        return ""
            + (int) Math.ceil(Integer.parseInt(text.substring(0, text.length() - 1)) / 1000.0);
      }
      var unit = text.replaceFirst("^[0-9.]+", "");
      var number = Double.parseDouble(text.substring(0, text.length() - unit.length()));
      return "" + (long) (number * FACTORS.getOrDefault(unit, 1L));
    }
  }
}

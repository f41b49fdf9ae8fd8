package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Values for the Secrets that manifests only name: given ones, and made-up ones for the rest. */
final class SecretValues {

  private final Map<String, String> given = new HashMap<>();

  /** Gives a key of a Secret a value. */
  SecretValues with(String secret, String key, String value) {
    given.put(secret + "/" + key, value);
    return this;
  }

  /** The value of a key. */
  String value(String secret, String key) {
    return given.getOrDefault(secret + "/" + key, "made-up-" + secret + "-" + key);
  }

  /** The files of a Secret that is mounted: the keys that are asked for, and those given here. */
  Map<String, byte[]> all(String secret, JsonNode items) {
    var files = new TreeMap<String, byte[]>();
    elements(items).map(i -> i.path("key").asText()).forEach(k -> put(files, secret, k));
    given.keySet().stream()
        .filter(k -> k.startsWith(secret + "/"))
        .forEach(k -> put(files, secret, k.substring(secret.length() + 1)));
    return files;
  }

  private void put(Map<String, byte[]> files, String secret, String key) {
    files.put(key, value(secret, key).getBytes(StandardCharsets.UTF_8));
  }
}

package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds literal secret values and placeholders in whatever would be written. */
final class SecretsInOutput {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "REPLACE[_-]?(WITH|ME)[A-Z0-9_-]*|CHANGE[_-]?ME|<your-[a-z-]+>|YOUR_[A-Z_]+_HERE",
          Pattern.CASE_INSENSITIVE);

  /** A password inside an address; a variable such as $(PASSWORD) or ${PASSWORD} is none. */
  private static final Pattern ADDRESS =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s:/@$]*:(?![$%{<])[^\\s/@]+@");

  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

  /** A variable that is named for a secret and has its value beside it. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|CREDENTIALS?)$",
          Pattern.CASE_INSENSITIVE);

  private SecretsInOutput() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var manifest : set.manifests()) {
      if (manifest.kind().equals("Secret") && hasData(manifest)) {
        findings.add(
            new Finding(
                manifest.id(),
                "a Secret with values must not be written; declare a SecretContract and fill it"
                    + " outside the source"));
      }
      walk(manifest, manifest.body(), "", findings);
    }
    return findings;
  }

  private static boolean hasData(Manifest manifest) {
    return manifest.at("/data").size() + manifest.at("/stringData").size() > 0;
  }

  private static void walk(Manifest manifest, JsonNode node, String path, List<Finding> findings) {
    if (node.isTextual()) {
      text(manifest, node.asText(), path, findings);
    }
    if (node.isObject() && node.path("value").isTextual() && node.path("name").isTextual()) {
      variable(manifest, node, path, findings);
    }
    node.properties()
        .forEach(field -> walk(manifest, field.getValue(), path + "/" + field.getKey(), findings));
    for (var i = 0; node.isArray() && i < node.size(); i++) {
      walk(manifest, node.get(i), path + "/" + i, findings);
    }
  }

  private static void text(Manifest manifest, String text, String path, List<Finding> findings) {
    var placeholder = PLACEHOLDER.matcher(text);
    if (placeholder.find()) {
      findings.add(
          new Finding(
              manifest.id(),
              "%s must have its real value, got the placeholder '%s'; write the value, or a key of"
                      .formatted(path, placeholder.group())
                  + " a SecretContract"));
    }
    if (ADDRESS.matcher(text).find() || PRIVATE_KEY.matcher(text).find()) {
      findings.add(
          new Finding(
              manifest.id(),
              "%s must not hold a secret's value; take it from a key of a SecretContract"
                  .formatted(path)));
    }
  }

  private static void variable(
      Manifest manifest, JsonNode variable, String path, List<Finding> findings) {
    var name = variable.path("name").asText();
    var value = variable.path("value").asText();
    if (SECRET_NAME.matcher(name).find() && !value.isEmpty() && !value.contains("$(")) {
      findings.add(
          new Finding(
              manifest.id(),
              "%s: variable %s must come from a key of a SecretContract, got a literal value"
                  .formatted(path, name)));
    }
  }
}

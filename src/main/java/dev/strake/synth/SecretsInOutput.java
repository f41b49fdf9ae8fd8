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
          "(?<![A-Z0-9])(REPLACE[_-](WITH|ME)([_-][A-Z0-9_-]*)?|REPLACEME|CHANGE[_-]?ME"
              + "|YOUR[_-][A-Z_-]+[_-]HERE)(?![A-Z0-9])|<your[ _-][a-z _-]+>",
          Pattern.CASE_INSENSITIVE);

  /** A password inside an address; a variable such as $(PASSWORD) or ${PASSWORD} is none. */
  private static final Pattern ADDRESS =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s:/@$]*:(?![$%{<])[^\\s/@]+@");

  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

  /** Tokens that show what they are: of AWS, GitHub, Stripe, Slack, and signed ones. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![A-Za-z0-9])(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|[rs]k_live_[A-Za-z0-9]{16,}"
              + "|xox[abprs]-[A-Za-z0-9-]{10,}|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.)");

  /** A password as an argument; a path or a variable is none. */
  private static final Pattern ARGUMENT =
      Pattern.compile("^--?[a-z-]*(password|passwd|api-key|token)=(?![$%{</])\\S+");

  /** A variable that is named for a secret and has its value beside it. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|CREDENTIALS?)$",
          Pattern.CASE_INSENSITIVE);

  private static final List<Pattern> SECRETS = List.of(ADDRESS, PRIVATE_KEY, TOKEN, ARGUMENT);

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
      if (manifest.kind().equals("ConfigMap")) {
        manifest
            .at("/data")
            .properties()
            .forEach(e -> named(manifest, e.getKey(), e.getValue().asText(), "/data", findings));
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
      named(manifest, node.path("name").asText(), node.path("value").asText(), path, findings);
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
    if (SECRETS.stream().anyMatch(pattern -> pattern.matcher(text).find())) {
      findings.add(
          new Finding(
              manifest.id(),
              "%s must not hold a secret's value; take it from a key of a SecretContract"
                  .formatted(path)));
    }
  }

  private static void named(
      Manifest manifest, String name, String value, String path, List<Finding> findings) {
    if (SECRET_NAME.matcher(name).find() && !value.isEmpty() && !value.contains("$(")) {
      findings.add(
          new Finding(
              manifest.id(),
              "%s: variable %s must come from a key of a SecretContract, got a literal value"
                  .formatted(path, name)));
    }
  }
}

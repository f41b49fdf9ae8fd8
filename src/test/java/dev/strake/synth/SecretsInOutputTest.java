package dev.strake.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsInOutputTest {

  private static List<String> findings(ObjectNode body) {
    var set = new ManifestSet(List.of(new Manifest("50-api", body)));
    return SecretsInOutput.check(set).stream().map(Object::toString).toList();
  }

  private static ObjectNode object(String kind) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("apiVersion", "v1").put("kind", kind).putObject("metadata").put("name", "x");
    return body;
  }

  private static ObjectNode configMap(String key, String text) {
    var body = object("ConfigMap");
    body.putObject("data").put(key, text);
    return body;
  }

  private static ObjectNode variable(String name, String value) {
    var body = object("Pod");
    body.putObject("spec").putArray("env").addObject().put("name", name).put("value", value);
    return body;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REPLACE_WITH_REAL_KEY",
        "replace-with-your-key",
        "REPLACE_ME",
        "REPLACEME",
        "changeme",
        "CHANGE_ME",
        "YOUR_API_KEY_HERE",
        "<your-domain>",
        "REPLACE_WITH_…"
      })
  void aPlaceholderIsFoundInTheMiddleOfAFile(String placeholder) {
    var text = "first: line\nkey: \"%s\" # later\nlast: line\n".formatted(placeholder);

    assertThat(findings(configMap("app.yaml", text)))
        .singleElement()
        .asString()
        .startsWith("ConfigMap x: /data/app.yaml must have its real value, got the placeholder '")
        .endsWith("write the value, or a key of a SecretContract");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exchange-messages",
        "replacement",
        "str.replaceMethod()",
        "replace_metadata",
        "unchanged"
      })
  void anOrdinaryWordIsNoPlaceholder(String text) {
    assertThat(findings(configMap("a", text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://shop:hunter2@db.shop.svc:5432/shop",
        "redis://:hunter2@cache:6379",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
        "key = AKIAIOSFODNN7EXAMPLE",
        "ghp_0123456789abcdefghijklmnopqrstuvwxyzAB",
        "--api-key=hunter2"
      })
  void aSecretIsFoundByItsForm(String text) {
    assertThat(findings(configMap("app.yaml", text)))
        .singleElement()
        .asString()
        .contains("/data/app.yaml must not hold a secret's value; take it from a key of a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://shop:$(DATABASE_PASSWORD)@db:5432/shop",
        "postgresql://shop:${DATABASE_PASSWORD}@db:5432/shop",
        "postgresql://shop@db:5432/shop",
        "http://shop-api.shop.svc:8080/a@b",
        "--token-file=/var/run/token",
        "--password=$(PASSWORD)",
        "-----BEGIN CERTIFICATE-----"
      })
  void aReferenceToASecretIsNone(String text) {
    assertThat(findings(configMap("app.yaml", text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_PASSWORD", "PASSWORD", "STRIPE_API_KEY", "JWT_SECRET", "token"})
  void aVariableThatIsNamedForASecretNeedsAReference(String name) {
    assertThat(findings(variable(name, "hunter2")))
        .containsExactly(
            "Pod x: /spec/env/0: variable %s must come from a key of a SecretContract, got a"
                    .formatted(name)
                + " literal value");
    assertThat(findings(configMap(name, "hunter2"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_PASSWORD_FILE, /run/secrets/password",
    "TOKENS_PER_MINUTE, 100",
    "PASSWORD, $(OTHER)",
    "SECRETARY, anna"
  })
  void aVariableThatOnlySoundsLikeASecretIsFine(String name, String value) {
    assertThat(findings(variable(name, value))).isEmpty();
  }

  @Test
  void aSecretWithValuesIsRefusedAndOneWithoutIsNot() {
    var full = object("Secret");
    full.putObject("stringData").put("key", "hunter2");

    assertThat(findings(full))
        .containsExactly(
            "Secret x: a Secret with values must not be written; declare a SecretContract and fill"
                + " it outside the source");
    assertThat(findings(object("Secret"))).isEmpty();
  }

  @Test
  void noMessageRepeatsASecret() {
    assertThat(findings(variable("DATABASE_PASSWORD", "hunter2")).toString())
        .doesNotContain("hunter2");
    assertThat(findings(configMap("a", "redis://:hunter2@cache")).toString())
        .doesNotContain("hunter2");
  }
}

package dev.strake.value;

/**
 * A key of a Secret: where a value comes from that stands in no source and in no output.
 *
 * @param secret name of the Secret
 * @param key key in its data
 */
public record SecretKey(String secret, String key) {

  public SecretKey {
    Names.checkName("secret name", secret);
    Checks.that(
        key.matches("[-._a-zA-Z0-9]{1,253}"),
        "secret key must be letters, digits, '-', '_' and '.', got '%s'",
        key);
  }

  @Override
  public String toString() {
    return secret + "/" + key;
  }
}

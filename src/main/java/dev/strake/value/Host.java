package dev.strake.value;

/**
 * A public host name without wildcard, such as {@code api.hive.co.ke}.
 *
 * @param name fully qualified name without a final dot
 */
public record Host(String name) {

  public Host {
    Checks.that(
        name.length() <= 253
            && name.matches("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)+[a-z][-a-z0-9]*[a-z0-9]"),
        "host must be a lower-case domain name such as 'api.shop.example', got '%s'",
        name);
  }

  /** A host by its name. */
  public static Host of(String name) {
    return new Host(name);
  }

  /** A host below a domain: {@code sub.domain}. */
  public static Host of(String sub, String domain) {
    return new Host(sub + "." + domain);
  }

  /** The address that people open. */
  public String url() {
    return "https://" + name;
  }

  @Override
  public String toString() {
    return name;
  }
}

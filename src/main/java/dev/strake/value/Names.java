package dev.strake.value;

import java.util.regex.Pattern;

/** The forms of names that the API server takes. */
public final class Names {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private Names() {}

  /**
   * Checks a name of at most 63 lower-case letters, digits and dashes (RFC 1123 label).
   *
   * @param what what is named, for the message
   * @throws IllegalArgumentException when it is not of that form
   */
  public static String checkName(String what, String name) {
    Checks.that(
        DNS_LABEL.matcher(name).matches(),
        "%s must be at most 63 lower-case letters, digits and dashes, got '%s'",
        what,
        name);
    return name;
  }
}

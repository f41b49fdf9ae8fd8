package dev.strake.value;

import java.util.regex.Pattern;

/**
 * A named TCP port.
 *
 * @param name name by which Services, probes and monitors refer to it, such as {@code http}
 * @param number 1 to 65535
 */
public record Port(String name, int number) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");

  /**
   * Checks name and number.
   *
   * @throws IllegalArgumentException when the API server would refuse one of them
   */
  public Port {
    Checks.that(
        NAME.matcher(name).matches() && name.chars().anyMatch(Character::isLetter),
        "port name must be at most 15 lower-case letters, digits and dashes with a letter in it,"
            + " got '%s'",
        name);
    Checks.that(number >= 1 && number <= 65535, "port must be between 1 and 65535, got %d", number);
  }

  /** A port by its name and number. */
  public static Port of(String name, int number) {
    return new Port(name, number);
  }

  /** The port named {@code http}. */
  public static Port http(int number) {
    return new Port("http", number);
  }
}

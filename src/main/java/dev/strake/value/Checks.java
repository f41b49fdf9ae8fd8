package dev.strake.value;

import java.util.Locale;

/** Refuses wrong values in the caller's words. */
public final class Checks {
  private Checks() {}

  /**
   * Does nothing where the condition holds.
   *
   * @param message what must hold, what was got and what to write instead; a format string
   * @throws IllegalArgumentException where it does not hold
   */
  public static void that(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
    }
  }
}

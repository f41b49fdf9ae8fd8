package dev.strake.metrics.promql;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Number literals: decimal, hexadecimal, octal, {@code Inf} and {@code NaN}. */
final class Numbers {

  private static final Pattern OCTAL = Pattern.compile("0[0-7]+");
  private static final Pattern LOOSE_UNDERSCORE =
      Pattern.compile("_(?![0-9a-fA-F])|(?<![0-9a-fA-FxX])_");

  private Numbers() {}

  static double parse(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (lower.equals("nan")) {
      return Double.NaN;
    }
    Checks.that(
        !LOOSE_UNDERSCORE.matcher(lower).find(),
        "underscore must stand between digits, got '%s'",
        text);
    var digits = lower.replace("_", "");
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16).doubleValue();
    }
    if (OCTAL.matcher(digits).matches()) {
      return new BigInteger(digits, 8).doubleValue();
    }
    try {
      return finite(text, Double.parseDouble(digits));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("number must be well formed, got '%s'".formatted(text), e);
    }
  }

  private static double finite(String text, double value) {
    Checks.that(Double.isFinite(value), "number must fit 64 bits, got '%s'", text);
    return value;
  }
}

package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One condition on a label.
 *
 * @param label name of the label
 * @param test how value and label are compared
 * @param value what the label is compared with; a regular expression must match all of it
 */
public record Matcher(String label, Test test, String value) {

  /** How a label is compared. */
  public enum Test {
    /** Equal. */
    IS("="),
    /** Not equal. */
    IS_NOT("!="),
    /** The regular expression matches the whole value. */
    MATCHES("=~"),
    /** The regular expression does not match the whole value. */
    MATCHES_NOT("!~");

    private final String sign;

    Test(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }

    static Test of(String sign) {
      for (var test : values()) {
        if (test.sign.equals(sign)) {
          return test;
        }
      }
      throw new IllegalArgumentException("label test must be =, !=, =~ or !~, got " + sign);
    }
  }

  /** What RE2 lacks and Java has: looking around, going back, atomic and possessive groups. */
  private static final Pattern NOT_RE2 = Pattern.compile("(?<!\\\\)\\(\\?(=|!|<=|<!|>)|\\\\[1-9]");

  /** A brace that counts nothing stands for itself in RE2; Java wants it escaped. */
  private static final Pattern PLAIN_BRACE =
      Pattern.compile("(?<!\\\\|\\\\[pP])\\{(?!\\d+(,\\d*)?\\})");

  public Matcher {
    requireNonNull(test, "test");
    Checks.that(!label.isEmpty(), "label must not be empty");
    if (test == Test.MATCHES || test == Test.MATCHES_NOT) {
      compile(value);
    }
  }

  /** Whether a series without this label passes. */
  public boolean acceptsAbsent() {
    return switch (test) {
      case IS -> value.isEmpty();
      case IS_NOT -> !value.isEmpty();
      case MATCHES -> compile(value).matcher("").matches();
      case MATCHES_NOT -> !compile(value).matcher("").matches();
    };
  }

  @Override
  public String toString() {
    return Names.label(label) + test + Quoted.write(value);
  }

  private static Pattern compile(String regex) {
    Checks.that(
        !NOT_RE2.matcher(regex).find(),
        "regular expression must do without lookaround and back references, got '%s'",
        regex);
    var java = PLAIN_BRACE.matcher(regex.replace("(?P<", "(?<")).replaceAll("\\\\{");
    try {
      return Pattern.compile(java, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "regular expression must be valid, got '%s': %s".formatted(regex, e.getDescription()), e);
    }
  }
}

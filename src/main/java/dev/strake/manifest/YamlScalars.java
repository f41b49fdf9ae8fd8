package dev.strake.manifest;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which strings need quotes so that no parser of YAML 1.1 or 1.2 reads them as something else. */
final class YamlScalars extends StringQuotingChecker {

  private static final long serialVersionUID = 1L;

  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<");

  /** Whole numbers, versions, dates, times of day, addresses: whatever has no letter at all. */
  private static final Pattern DIGITS = Pattern.compile("[-+.,:_0-9]+");

  private static final Pattern FLOAT =
      Pattern.compile("[-+]?([0-9_]+\\.?[0-9_.]*|\\.[0-9_]+)([eE][-+]?[0-9]*)?");
  private static final Pattern OTHER_BASE = Pattern.compile("[-+]?0[xXoObB][0-9a-fA-F_]*");
  private static final Pattern SPECIAL_FLOAT = Pattern.compile("[-+]?\\.(inf|nan)");
  private static final Pattern TIMESTAMP =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?");

  private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`";

  @Override
  public boolean needToQuoteName(String name) {
    return name.indexOf('\n') >= 0 || needToQuoteValue(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    if (value.isBlank() || hasUnprintable(value)) {
      return true;
    }
    if (value.indexOf('\n') >= 0) {
      return !fitsLiteralBlock(value);
    }
    return isReadAsOtherType(value) || isReadAsSyntax(value);
  }

  /** A literal block cannot show that a line ends in a space. */
  private static boolean fitsLiteralBlock(String text) {
    return !text.contains(" \n") && !text.endsWith(" ");
  }

  private static boolean isReadAsOtherType(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower)
        || DIGITS.matcher(value).matches()
        || FLOAT.matcher(value).matches()
        || OTHER_BASE.matcher(value).matches()
        || SPECIAL_FLOAT.matcher(lower).matches()
        || TIMESTAMP.matcher(value).matches();
  }

  private static boolean isReadAsSyntax(String value) {
    return INDICATORS.indexOf(value.charAt(0)) >= 0
        || Character.isWhitespace(value.charAt(0))
        || Character.isWhitespace(value.charAt(value.length() - 1))
        || value.startsWith("- ")
        || value.startsWith("---")
        || value.startsWith("...")
        || value.endsWith(":")
        || value.contains(": ")
        || value.contains(" #");
  }

  private static boolean hasUnprintable(String value) {
    return value.codePoints().anyMatch(YamlScalars::isUnprintable);
  }

  /** Line ends other than {@code \n} count: a parser would turn them into one. */
  private static boolean isUnprintable(int c) {
    return c < 0x20 && c != '\n'
        || c >= 0x7f && c <= 0xa0
        || c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c >= 0xfffe && c <= 0xffff
        || Character.getType(c) == Character.FORMAT;
  }
}

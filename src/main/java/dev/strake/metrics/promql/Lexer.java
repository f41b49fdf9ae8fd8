package dev.strake.metrics.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts text into tokens; blanks and comments fall away. */
final class Lexer {

  private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\r\\n]|#[^\\r\\n]*)+");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[ywdhms]))+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]+|(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d[\\d_]*)?");
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\[^\\n])*+\"|'(?:[^'\\\\\\n]|\\\\[^\\n])*+'|`[^`]*`");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\w+|\\$\\{\\w+}");
  private static final Pattern SIGN =
      Pattern.compile("==|!=|=~|!~|>=|<=|</|>/|[-+*/%^<>=(){}\\[\\],:@]");

  private final String text;
  private final boolean variables;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean inBraces;
  private boolean inBrackets;

  /** {@code variables}: whether Grafana's may stand for durations. */
  Lexer(String text, boolean variables) {
    this.text = text;
    this.variables = variables;
  }

  List<Token> tokens() {
    while (true) {
      at = endOf(BLANK);
      if (at == text.length()) {
        tokens.add(new Token(Token.Kind.END, "", at));
        return tokens;
      }
      next();
    }
  }

  private void next() {
    var c = text.charAt(at);
    if (c == '"' || c == '\'' || c == '`') {
      take(Token.Kind.STRING, STRING, "string must be closed by its quote on the same line");
    } else if (c == '$' && variables) {
      take(Token.Kind.VARIABLE, VARIABLE, "variable must have a name");
    } else if (c >= '0' && c <= '9' || c == '.') {
      number();
    } else if (inBraces && endOf(LABEL) > at) {
      add(Token.Kind.WORD, endOf(LABEL));
    } else if (!(inBrackets && c == ':') && !inBraces && endOf(WORD) > at) {
      add(Token.Kind.WORD, endOf(WORD));
    } else {
      take(Token.Kind.SIGN, SIGN, "character must belong to PromQL, got '%s'".formatted(c));
      track(c);
    }
  }

  /** A word may follow neither at once: {@code 5mx} is nothing. */
  private void number() {
    var duration = endOf(DURATION);
    var number = endOf(NUMBER);
    var end = Math.max(duration, number);
    if (end == at || end < text.length() && isWordPart(text.charAt(end))) {
      throw new PromQlSyntaxException(
          text, at, "number or duration must be well formed, got '%s'".formatted(rest()));
    }
    add(duration >= number ? Token.Kind.DURATION : Token.Kind.NUMBER, end);
  }

  /** Inside braces words are labels; inside brackets a colon is a sign. */
  private void track(char sign) {
    switch (sign) {
      case '{' -> inBraces = true;
      case '}' -> inBraces = false;
      case '[' -> inBrackets = true;
      case ']' -> inBrackets = false;
      default -> {}
    }
  }

  private void take(Token.Kind kind, Pattern pattern, String otherwise) {
    var end = endOf(pattern);
    if (end == at) {
      throw new PromQlSyntaxException(text, at, otherwise);
    }
    add(kind, end);
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at));
    at = end;
  }

  private int endOf(Pattern pattern) {
    var match = pattern.matcher(text).region(at, text.length());
    return match.lookingAt() ? match.end() : at;
  }

  private String rest() {
    var end = at;
    while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return text.substring(at, end);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }
}

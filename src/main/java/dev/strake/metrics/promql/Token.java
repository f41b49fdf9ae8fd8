package dev.strake.metrics.promql;

/**
 * One word, number, string or sign of an expression.
 *
 * @param kind what it is
 * @param text as it is written
 * @param position where it begins, in characters from 0
 */
record Token(Kind kind, String text, int position) {

  enum Kind {
    WORD,
    NUMBER,
    DURATION,
    STRING,
    VARIABLE,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Keywords may be written in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  @Override
  public String toString() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}

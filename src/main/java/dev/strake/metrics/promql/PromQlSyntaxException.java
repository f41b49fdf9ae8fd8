package dev.strake.metrics.promql;

/** Text that is no PromQL, with the place where it stops being so. */
public final class PromQlSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final String reason;

  PromQlSyntaxException(String text, int position, String reason) {
    super("%s at %s".formatted(reason, place(text, position)));
    this.position = position;
    this.reason = reason;
  }

  /** Where in the text, in characters from 0; the length of the text at its end. */
  public int position() {
    return position;
  }

  /** What is wrong, without the place. */
  public String reason() {
    return reason;
  }

  private static String place(String text, int position) {
    var before = text.substring(0, position);
    var line = before.chars().filter(c -> c == '\n').count() + 1;
    var column = position - before.lastIndexOf('\n');
    return "line %d, column %d".formatted(line, column);
  }
}

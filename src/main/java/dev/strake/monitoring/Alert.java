package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.promql.Expr;
import dev.strake.metrics.promql.ValueType;
import dev.strake.platform.SourceLine;
import dev.strake.value.Checks;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A condition that somebody is told of.
 *
 * @param name CamelCase name, unique in a system
 * @param severity who is told
 * @param expr fires for every series it gives
 * @param lasting time for which a series must stay before it fires
 * @param summary what is wrong, in one line; may hold {@code {{ $labels.x }}} and {@code {{ $value
 *     }}}
 * @param description what is wrong, with figures
 * @param runbook what to do about it, in a few sentences
 * @param source the line that wrote it
 */
public record Alert(
    String name,
    Severity severity,
    Expr expr,
    Duration lasting,
    String summary,
    String description,
    String runbook,
    SourceLine source) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern LABEL = Pattern.compile("\\$labels\\.([A-Za-z_][A-Za-z0-9_]*)");

  /**
   * Checks the name, the texts and the labels that the texts show.
   *
   * @throws IllegalArgumentException when one of them is missing, or a text shows a label that no
   *     series of the expression has
   */
  public Alert {
    requireNonNull(severity, "severity");
    requireNonNull(source, "source");
    Checks.that(
        NAME.matcher(name).matches(),
        "alert name must be CamelCase such as 'HighErrorRate', got '%s'",
        name);
    Checks.that(
        expr.type() == ValueType.VECTOR,
        "expression of alert %s must give series, got %s '%s'",
        name,
        expr.type(),
        expr);
    Checks.that(
        !lasting.isNegative(), "time of alert %s must be 0 s or more, got %s", name, lasting);
    checkText(name, "summary", summary, expr);
    checkText(name, "description", description, expr);
    Checks.that(!runbook.isBlank(), "alert %s must have a runbook, got none; say what to do", name);
  }

  /** Starts an alert that wakes somebody up. */
  public static Builder critical(String name, Expr expr) {
    return new Builder(name, Severity.CRITICAL, expr);
  }

  /** Starts an alert that somebody looks at during the day. */
  public static Builder warning(String name, Expr expr) {
    return new Builder(name, Severity.WARNING, expr);
  }

  private static void checkText(String name, String what, String text, Expr expr) {
    Checks.that(!text.isBlank(), "alert %s must have a %s, got none", name, what);
    var labels = expr.resultLabels();
    var shown = LABEL.matcher(text);
    while (shown.find()) {
      Checks.that(
          labels.mayHave(shown.group(1)),
          "%s of alert %s must show labels of its series %s, got $labels.%s",
          what,
          name,
          labels.names(),
          shown.group(1));
    }
  }

  /** Collects what an alert says. */
  public static final class Builder {
    private String name;
    private Severity severity;
    private final Expr expr;
    private Duration lasting = Duration.ofMinutes(5);
    private String summary = "";
    private String description = "";
    private String runbook = "";

    Builder(String name, Severity severity, Expr expr) {
      this.name = name;
      this.severity = severity;
      this.expr = expr;
    }

    /** Another name than the ready-made one. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Another severity than the ready-made one. */
    public Builder severity(Severity severity) {
      this.severity = severity;
      return this;
    }

    /** Time for which the condition must hold. Default: 5 min. */
    public Builder lasting(Duration time) {
      this.lasting = time;
      return this;
    }

    /** What is wrong, in one line. */
    public Builder summary(String summary) {
      this.summary = summary;
      return this;
    }

    /** What is wrong, with figures. Default: the summary. */
    public Builder description(String description) {
      this.description = description;
      return this;
    }

    /** What to do about it, in a few sentences. */
    public Builder runbook(String runbook) {
      this.runbook = runbook;
      return this;
    }

    /** The alert. */
    public Alert build() {
      var details = description.isEmpty() ? summary : description;
      return new Alert(
          name, severity, expr, lasting, summary, details, runbook, SourceLine.ofCaller());
    }
  }
}

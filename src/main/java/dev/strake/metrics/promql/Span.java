package dev.strake.metrics.promql;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How far back a range reaches: a duration, or a variable that Grafana fills in.
 *
 * @param text as it stands in the expression, such as {@code 5m}; empty for the default step
 */
public record Span(String text) {

  // Stands first: the constants below are checked with it.
  private static final Pattern VARIABLE = Pattern.compile("\\$\\w+|\\$\\{\\w+}");

  /** Grafana's choice for rates: four scrape intervals or one pixel, whichever is longer. */
  public static final Span RATE_INTERVAL = new Span("$__rate_interval");

  /** The whole time range a dashboard shows. */
  public static final Span DASHBOARD_RANGE = new Span("$__range");

  /** Leaves the step of a subquery to the server. */
  public static final Span DEFAULT_STEP = new Span("");

  public Span {
    if (!text.isEmpty() && !isVariable(text)) {
      var duration = Durations.parse(text);
      Checks.that(!duration.isZero(), "range must be longer than zero, got %s", text);
      text = Durations.render(duration);
    }
  }

  /** A fixed length, in milliseconds at the finest. */
  public static Span of(Duration duration) {
    Checks.that(duration.toMillis() > 0, "range must be one millisecond or more, got %s", duration);
    return new Span(Durations.render(duration));
  }

  /** Whether Grafana fills it in; Prometheus itself would refuse it. */
  public boolean isVariable() {
    return isVariable(text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isVariable(String text) {
    return VARIABLE.matcher(text).matches();
  }
}

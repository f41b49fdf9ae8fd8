package dev.strake.metrics.promql;

import java.time.Duration;

/**
 * Which moment a selector or subquery looks at.
 *
 * @param at {@code start()}, {@code end()}, a Unix time in seconds, or empty for now
 * @param offset how much earlier than that; negative for later
 */
public record When(String at, Duration offset) {

  /** The moment of evaluation. */
  public static final When NOW = new When("", Duration.ZERO);

  public When {
    if (!at.isEmpty() && !at.equals("start()") && !at.equals("end()")) {
      at = Num.render(Double.parseDouble(at));
      Checks.that(at.matches("-?[0-9.]+"), "@ must be followed by a finite time, got %s", at);
    }
  }

  When offset(Duration earlier) {
    return new When(at, earlier);
  }

  When at(String moment) {
    return new When(moment, offset);
  }

  boolean isNow() {
    return equals(NOW);
  }

  @Override
  public String toString() {
    return (at.isEmpty() ? "" : " @ " + at)
        + (offset.isZero() ? "" : " offset " + Durations.render(offset));
  }
}

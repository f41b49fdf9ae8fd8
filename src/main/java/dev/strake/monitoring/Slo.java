package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.promql.Expr;
import dev.strake.value.Checks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A service level objective over 30 days, and the alerts that say how fast its error budget burns.
 * An alert needs a long window, so that a moment does not count, and a short one, so that it ends
 * soon after the trouble.
 *
 * @param name CamelCase name, the first part of its alerts' names
 * @param objective share of good requests in percent, above 0 and below 100, such as 99.9
 * @param badRatio share of bad requests over a stretch of time, from 0 to 1
 * @param requestRate requests per second over a stretch of time
 * @param leastRate requests per second below which alerts are silent
 */
public record Slo(
    String name,
    BigDecimal objective,
    Function<Duration, Expr> badRatio,
    Function<Duration, Expr> requestRate,
    double leastRate) {
  /** 2 % of the budget of 30 days within an hour. */
  private static final double PAGE_SOON = 14.4;

  /** 5 % of the budget of 30 days within 6 hours. */
  private static final double PAGE_LATER = 6;

  /** 10 % of the budget of 30 days within 3 days. */
  private static final double TICKET = 1;

  private static final Duration BRIEF = Duration.ofMinutes(2);

  /**
   * Checks the objective.
   *
   * @throws IllegalArgumentException when it leaves no error budget, or is a fraction
   */
  public Slo {
    requireNonNull(badRatio, "badRatio");
    requireNonNull(requestRate, "requestRate");
    Checks.that(
        objective.compareTo(BigDecimal.ONE) > 0 && objective.compareTo(new BigDecimal(100)) < 0,
        "objective of %s must be a percentage between 1 and 100, both excluded, got %s; write 99.9"
            + " for 99.9 %%",
        name,
        objective);
    Checks.that(leastRate >= 0, "least rate of %s must be 0 or more, got %s", name, leastRate);
  }

  /**
   * So many requests in a hundred must not fail (5xx).
   *
   * @param objective percentage as text, such as {@code 99.9}
   */
  public static Slo availability(String name, HttpTraffic traffic, String objective) {
    return new Slo(
        name,
        new BigDecimal(objective),
        span -> traffic.over(span).errorRatio(),
        span -> traffic.over(span).requestRate(),
        0);
  }

  /**
   * So many requests in a hundred must be answered within a time.
   *
   * @param objective percentage as text, such as {@code 99}
   * @param bound time; an edge of the histogram's buckets
   */
  public static Slo latency(String name, HttpTraffic traffic, String objective, Duration bound) {
    traffic.requireEdge(bound.toMillis() / 1000.0);
    return new Slo(
        name,
        new BigDecimal(objective),
        span -> traffic.over(span).slowRatio(bound),
        span -> traffic.over(span).requestRate(),
        0);
  }

  /** The same, silent below a request rate at which one bad request would count too much. */
  public Slo leastRate(double requestsPerSecond) {
    return new Slo(name, objective, badRatio, requestRate, requestsPerSecond);
  }

  /** The share of bad requests that it allows, from 0 to 1. */
  public double budget() {
    return new BigDecimal(100).subtract(objective).movePointLeft(2).doubleValue();
  }

  /** One alert that wakes somebody up when the budget burns fast, and one for a slow burn. */
  public List<Alert> alerts() {
    var soon = burns(PAGE_SOON, Duration.ofHours(1), Duration.ofMinutes(5));
    var later = burns(PAGE_LATER, Duration.ofHours(6), Duration.ofMinutes(30));
    var slowly = burns(TICKET, Duration.ofDays(3), Duration.ofHours(6));
    return List.of(
        Alert.critical(name + "BurnsFast", soon.or(later))
            .lasting(BRIEF)
            .summary("%s: the error budget of 30 days burns fast".formatted(name))
            .description(
                "{{ $value | humanizePercentage }} of requests are bad; the objective of %s %%"
                        .formatted(objective)
                    + " allows far fewer.")
            .runbook(
                "Find what changed: a deploy, traffic, a service outside. Roll back first and look"
                    + " for the cause afterwards.")
            .build(),
        Alert.warning(name + "BurnsSlowly", slowly)
            .lasting(Duration.ofHours(1))
            .summary("%s: the error budget of 30 days will not last".formatted(name))
            .description(
                "{{ $value | humanizePercentage }} of requests were bad over 3 days; the objective"
                    + " is %s %%.".formatted(objective))
            .runbook("Plan the repair for this week: the budget is gone before the month is.")
            .build());
  }

  /** Panel that shows how much of the requests was bad over the last 30 days. */
  public Panel panel() {
    return Panel.stat(
            "%s: bad requests over 30 days".formatted(name), badRatio.apply(Duration.ofDays(30)))
        .unit(Unit.SHARE)
        .limit(budget());
  }

  private Expr burns(double factor, Duration window, Duration brief) {
    var bound = new BigDecimal(budget()).multiply(BigDecimal.valueOf(factor));
    var limit = bound.setScale(10, RoundingMode.HALF_UP).doubleValue();
    Expr burning = badRatio.apply(window).gt(limit).and(badRatio.apply(brief).gt(limit));
    return leastRate > 0 ? burning.and(requestRate.apply(window).gt(leastRate)) : burning;
  }
}

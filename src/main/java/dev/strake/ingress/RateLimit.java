package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;

/**
 * How many requests one client address may send; the rest gets an error status.
 *
 * <p>Every replica of the controller counts by itself. With NGINX the status is 503 unless the
 * controller's setting {@code limit-req-status-code} says 429; Envoy Gateway answers 429.
 *
 * @param requests requests per unit of time, 0 for no limit
 * @param unit second or minute
 * @param burst how many times the requests may come at once, 1 to 100; for NGINX alone, since Envoy
 *     Gateway lets through the requests of one unit at once
 * @param connections open connections of one client address, 0 for no limit; for NGINX alone
 */
public record RateLimit(int requests, Unit unit, int burst, int connections) {
  /** What NGINX does without being told. */
  static final int BURST = 5;

  public RateLimit {
    requireNonNull(unit, "unit");
    Checks.that(requests >= 0, "rate limit must be 1 request or more, got %d", requests);
    Checks.that(burst >= 1 && burst <= 100, "burst must be between 1 and 100, got %d", burst);
    Checks.that(connections >= 0, "connections must be 1 or more, got %d", connections);
  }

  /** The time that requests are counted over. */
  public enum Unit {
    /** One second. */
    SECOND,
    /** One minute. */
    MINUTE
  }

  /** That many requests a second, with bursts of 5 times as many. */
  public static RateLimit perSecond(int requests) {
    return of(requests, Unit.SECOND);
  }

  /** That many requests a minute, with bursts of 5 times as many. */
  public static RateLimit perMinute(int requests) {
    return of(requests, Unit.MINUTE);
  }

  /** No limit. */
  public static RateLimit off() {
    return new RateLimit(0, Unit.SECOND, BURST, 0);
  }

  private static RateLimit of(int requests, Unit unit) {
    Checks.that(
        requests >= 1,
        "rate limit must be 1 request or more, got %d; write noRateLimit() for none",
        requests);
    return new RateLimit(requests, unit, BURST, 0);
  }

  /** The same with bursts of that many times the requests; NGINX alone. Default: 5. */
  public RateLimit burst(int times) {
    return new RateLimit(requests, unit, times, connections);
  }

  /** The same with a limit of open connections per client; NGINX alone. Default: none. */
  public RateLimit connections(int open) {
    return new RateLimit(requests, unit, burst, open);
  }

  /** Whether requests are counted at all. */
  public boolean isOn() {
    return requests > 0;
  }
}

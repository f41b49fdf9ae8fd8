package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Memory;
import java.time.Duration;

/**
 * What one request may take.
 *
 * @param bodySize largest body of a request; larger ones get status 413
 * @param timeout longest silence of the pods or the client, in whole seconds, 1 s to 1 h
 * @param rateLimit how many requests one client address may send
 */
public record Limits(Memory bodySize, Duration timeout, RateLimit rateLimit) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** What NGINX does without being told, written out so that a controller's settings cannot. */
  public static final Limits DEFAULT =
      new Limits(Memory.mebibytes(1), Duration.ofSeconds(60), RateLimit.off());

  public Limits {
    requireNonNull(bodySize, "bodySize");
    requireNonNull(rateLimit, "rateLimit");
    Checks.that(
        timeout.compareTo(Duration.ofSeconds(1)) >= 0
            && timeout.compareTo(LONGEST) <= 0
            && timeout.getNano() == 0,
        "timeout must be whole seconds between 1 s and 1 h, got %s; for longer connections write"
            + " webSocket(…)",
        timeout);
  }

  /** The same with another largest body. */
  public Limits bodySize(Memory size) {
    return new Limits(size, timeout, rateLimit);
  }

  /** The same with another longest silence. */
  public Limits timeout(Duration longest) {
    return new Limits(bodySize, longest, rateLimit);
  }

  /** The same with another rate limit. */
  public Limits rateLimit(RateLimit limit) {
    return new Limits(bodySize, timeout, limit);
  }
}

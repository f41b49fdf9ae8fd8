package dev.strake.metrics.promql;

import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them itself: {@code 5m}, {@code 1h30m}, {@code 1d2h}. */
final class Durations {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
  };

  /** Years and weeks are only written where nothing is left over, as Prometheus does. */
  private static final int ONLY_EXACT = 2;

  /** Prometheus counts nanoseconds in 64 bits. */
  static final long MOST_MILLIS = Long.MAX_VALUE / 1_000_000;

  private Durations() {}

  static String render(Duration duration) {
    var millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    var out = new StringBuilder(millis < 0 ? "-" : "");
    var left = Math.abs(millis);
    for (var i = 0; i < UNITS.length; i++) {
      if (i < ONLY_EXACT && left % MILLIS[i] != 0) {
        continue;
      }
      if (left >= MILLIS[i]) {
        out.append(left / MILLIS[i]).append(UNITS[i]);
        left %= MILLIS[i];
      }
    }
    return out.toString();
  }

  /** The duration a text such as {@code 1h30m} stands for. */
  static Duration parse(String text) {
    var match = SYNTAX.matcher(text);
    Checks.that(
        !text.isEmpty() && match.matches(),
        "duration must be numbers with units from y to ms, in that order, got '%s'",
        text);
    var total = BigInteger.ZERO;
    for (var i = 0; i < UNITS.length; i++) {
      var digits = match.group(i + 1);
      if (digits != null) {
        total = total.add(new BigInteger(digits).multiply(BigInteger.valueOf(MILLIS[i])));
      }
    }
    Checks.that(
        total.compareTo(BigInteger.valueOf(MOST_MILLIS)) <= 0,
        "duration must be below 292 years, got '%s'",
        text);
    return Duration.ofMillis(total.longValue());
  }
}

package dev.strake.monitoring;

import java.time.Duration;

/** Durations as Prometheus, Alertmanager and Grafana read them. */
final class PromDuration {
  private PromDuration() {}

  /** The duration in its largest whole unit of days, hours, minutes or seconds. */
  static String of(Duration duration) {
    var seconds = duration.toSeconds();
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}

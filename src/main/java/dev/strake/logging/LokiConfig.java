package dev.strake.logging;

import dev.strake.value.Memory;
import dev.strake.value.Percent;
import java.time.Duration;
import java.util.Map;

/** Writes Loki's configuration. */
final class LokiConfig {
  /** How late lines may come at most; older ones are refused. */
  private static final Duration LATEST = Duration.ofDays(7);

  private LokiConfig() {}

  static String of(LoggingProps props) {
    var retention = props.retention();
    var latest = retention.compareTo(LATEST) < 0 ? retention : LATEST;
    return Template.fill(
        "loki.yaml",
        Map.of(
            "storage", props.storage().config(),
            "objectStore", props.storage().objectStore(),
            "retention", hours(retention),
            "latest", hours(latest),
            "replayMemory", replayMemory(props.resources().memoryLimit()),
            "labels", Integer.toString(Logging.LABELS.size())));
  }

  private static String hours(Duration time) {
    return time.toHours() + "h";
  }

  /** Loki's own ceiling of 4 GB would be above the limit of most containers. */
  private static String replayMemory(Memory limit) {
    return limit.share(Percent.of(50)).toMebibytes() + "MB";
  }
}

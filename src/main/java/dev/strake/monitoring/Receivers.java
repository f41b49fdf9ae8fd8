package dev.strake.monitoring;

import dev.strake.value.Checks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told of which alerts. An environment that must never page names the same chat for both
 * severities.
 *
 * @param critical for alerts that wake somebody up
 * @param warning for alerts that somebody looks at during the day
 * @param watchdog outside service that raises the alarm when it hears nothing any more; none where
 *     empty
 */
public record Receivers(Receiver critical, Receiver warning, Optional<Receiver> watchdog) {

  /** Starts with nobody. */
  public static Builder builder() {
    return new Builder();
  }

  /** The receivers by their names in the configuration. */
  Map<String, Receiver> byName() {
    var all = new LinkedHashMap<String, Receiver>();
    all.put("critical", critical);
    all.put("warning", warning);
    watchdog.ifPresent(receiver -> all.put("watchdog", receiver));
    return all;
  }

  /** Collects the receivers. */
  public static final class Builder {
    private Optional<Receiver> critical = Optional.empty();
    private Optional<Receiver> warning = Optional.empty();
    private Optional<Receiver> watchdog = Optional.empty();

    private Builder() {}

    /** For alerts that wake somebody up. */
    public Builder critical(Receiver receiver) {
      this.critical = Optional.of(receiver);
      return this;
    }

    /** For alerts that somebody looks at during the day. Default: where the critical ones go. */
    public Builder warning(Receiver receiver) {
      this.warning = Optional.of(receiver);
      return this;
    }

    /**
     * Outside service that hears a signal every minute and raises the alarm when it stops. Default:
     * none, so that nobody notices when the monitoring itself is down.
     */
    public Builder watchdog(Receiver receiver) {
      this.watchdog = Optional.of(receiver);
      return this;
    }

    /** The receivers. */
    public Receivers build() {
      Checks.that(
          critical.isPresent(),
          "receivers must have one for critical alerts, got none; call critical(…)");
      var first = critical.get();
      return new Receivers(first, warning.orElse(first), watchdog);
    }
  }
}

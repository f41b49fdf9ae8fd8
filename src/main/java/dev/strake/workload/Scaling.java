package dev.strake.workload;

import dev.strake.platform.Default;
import dev.strake.value.Checks;
import dev.strake.value.Percent;
import java.time.Duration;
import java.util.Optional;

/**
 * How many replicas run, and by what their number changes.
 *
 * @param min replicas at least
 * @param max replicas at most; the same as {@code min} where no autoscaler acts
 * @param cpu average use of the requested CPU that the autoscaler holds
 * @param memory average use of the requested memory that the autoscaler holds
 * @param scaleDownAfter time for which fewer replicas must suffice before one goes
 */
public record Scaling(
    int min, int max, Optional<Percent> cpu, Optional<Percent> memory, Duration scaleDownAfter) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when they are reversed or below one
   */
  public Scaling {
    Checks.that(min >= 1, "minimum of replicas must be 1 or more, got %d", min);
    Checks.that(
        max >= min,
        "maximum of replicas must not be below the minimum of %d, got %d; swap them: between(%d,"
            + " %d)",
        min,
        max,
        max,
        min);
    Checks.that(
        scaleDownAfter.toSeconds() >= 0 && scaleDownAfter.toSeconds() <= 3600,
        "time before scaling down must be between 0 s and 3600 s, got %s s",
        scaleDownAfter.toSeconds());
  }

  /**
   * Refuses bounds that nothing moves between.
   *
   * @throws IllegalArgumentException when they differ and no target is given
   */
  void checkTarget() {
    Checks.that(
        isAutomatic() || min == max,
        "scaling between %d and %d replicas must have a target, got none; add .cpu(70) or write"
            + " fixed(%d)",
        min,
        max,
        min);
  }

  /** Always that many replicas. */
  public static Scaling fixed(int replicas) {
    return new Scaling(
        replicas, replicas, Optional.empty(), Optional.empty(), Duration.ofSeconds(300));
  }

  /** As many as needed within bounds; give a target with {@link #cpu} or {@link #memory}. */
  public static Scaling between(int min, int max) {
    return new Scaling(min, max, Optional.empty(), Optional.empty(), Duration.ofSeconds(300));
  }

  /** Holds the average use of the requested CPU at a share. */
  public Scaling cpu(int percent) {
    return new Scaling(min, max, Optional.of(Percent.of(percent)), memory, scaleDownAfter);
  }

  /** Holds the average use of the requested memory at a share. */
  public Scaling memory(int percent) {
    return new Scaling(min, max, cpu, Optional.of(Percent.of(percent)), scaleDownAfter);
  }

  /** Time for which fewer replicas must suffice before one goes. Default: 300 s. */
  public Scaling scaleDownAfter(Duration time) {
    return new Scaling(min, max, cpu, memory, time);
  }

  /** Whether an autoscaler decides the number. */
  public boolean isAutomatic() {
    return cpu.isPresent() || memory.isPresent();
  }

  /** Whether parts of that size get a disruption budget by {@link Default#DISRUPTION_BUDGET}. */
  boolean isRedundant() {
    return min >= 2;
  }
}

package dev.strake.workload;

import dev.strake.value.Checks;

/**
 * How many pods a drain or an upgrade may take away at a time.
 *
 * @param minAvailable pods that must stay, or 0 where the other bound is given
 * @param maxUnavailable pods that may be away, or 0 where the other bound is given
 */
public record DisruptionBudget(int minAvailable, int maxUnavailable) {

  public DisruptionBudget {
    Checks.that(
        minAvailable >= 1 ^ maxUnavailable >= 1,
        "disruption budget must allow evictions, got %d pods that may be away; write"
            + " maxUnavailable(1)",
        maxUnavailable);
  }

  /** That many pods may be away at a time, 1 or more. */
  public static DisruptionBudget maxUnavailable(int pods) {
    return new DisruptionBudget(0, pods);
  }

  /** That many pods must stay; refused where it leaves none to take at the minimum. */
  public static DisruptionBudget minAvailable(int pods) {
    return new DisruptionBudget(pods, 0);
  }

  /**
   * Refuses a budget that lets no pod go when the fewest replicas run.
   *
   * @throws IllegalArgumentException when it does
   */
  void checkAgainst(Scaling scaling) {
    Checks.that(
        minAvailable < scaling.min(),
        "disruption budget must allow an eviction at the minimum of %d replicas, got minAvailable"
            + " %d; write maxUnavailable(1)",
        scaling.min(),
        minAvailable);
  }
}

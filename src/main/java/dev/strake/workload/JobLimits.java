package dev.strake.workload;

import dev.strake.value.Checks;
import java.time.Duration;

/**
 * How long and how often a job may try.
 *
 * @param deadline time after which it has failed
 * @param retries further pods after a failed one
 */
public record JobLimits(Duration deadline, int retries) {

  public JobLimits {
    Checks.that(
        deadline.toSeconds() >= 1, "deadline of a job must be 1 s or more, got %s", deadline);
    Checks.that(retries >= 0, "retries of a job must be 0 or more, got %d", retries);
  }

  /** One try within a time. */
  public static JobLimits once(Duration deadline) {
    return new JobLimits(deadline, 0);
  }
}

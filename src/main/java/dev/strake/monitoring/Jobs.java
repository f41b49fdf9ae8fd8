package dev.strake.monitoring;

import dev.strake.platform.Observed;
import dev.strake.value.Checks;

/** The scrape jobs of observed parts. */
final class Jobs {
  private Jobs() {}

  /** The first job of a part. */
  static String of(Observed part) {
    Checks.that(
        !part.observations().isEmpty(), "part must have metrics to be alerted on, got none");
    return part.observations().get(0).job();
  }
}

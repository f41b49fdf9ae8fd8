package dev.strake.synth;

import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.List;

/** A Job's template never changes, so another release needs another name. */
final class JobNames {
  private JobNames() {}

  static List<Finding> check(ManifestSet set) {
    return set.ofKind("Job").stream()
        .filter(job -> !job.name().matches(".*-[0-9a-f]{8}"))
        .map(
            job ->
                new Finding(
                    job.id(),
                    "name must end in 8 digits of its template's hash, got '%s', which the next"
                            .formatted(job.name())
                        + " release reuses with another template; write it as a Migration"))
        .toList();
  }
}

package dev.strake.synth;

import dev.strake.manifest.ManifestId;
import dev.strake.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks what one object says about another, over everything that will be written: our parts' own
 * objects, patched ones, and those of any other construct.
 */
final class Relations {
  private Relations() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    findings.addAll(SecretsInOutput.check(set));
    findings.addAll(AutoscalerTargets.check(set));
    findings.addAll(ContainerLimits.check(set));
    findings.addAll(DisruptionBudgets.check(set));
    findings.addAll(JobNames.check(set));
    findings.addAll(ProbePorts.check(set));
    findings.addAll(QuotaFits.check(set));
    return findings;
  }

  /**
   * One object that does not fit the others.
   *
   * @param id the object
   * @param message what is wrong with it, with value, bound and what to write instead
   */
  record Finding(ManifestId id, String message) {
    @Override
    public String toString() {
      return "%s: %s".formatted(id, message);
    }
  }
}

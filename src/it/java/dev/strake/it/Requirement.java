package dev.strake.it;

import org.junit.jupiter.api.Assumptions;

/** Something a test needs: without it the test is skipped with the reason, and fails in CI. */
final class Requirement {

  private Requirement() {}

  /** Goes on only as root: containers on real programs have mounts and users of their own. */
  static void root() {
    var user = Programs.run("id", "-u").out().strip();
    that(user.equals("0"), "containers on real programs need root, for their mounts");
  }

  /** Goes on only where the needed thing is there. */
  static void that(boolean present, String reason) {
    if (!present && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("nothing may be skipped with CI=true: " + reason);
    }
    if (!present) {
      System.out.println("SKIPPED: " + reason);
    }
    Assumptions.assumeTrue(present, reason);
  }
}

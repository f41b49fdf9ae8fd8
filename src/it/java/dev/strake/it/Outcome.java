package dev.strake.it;

import java.util.List;

/**
 * What a program that has ended answered.
 *
 * @param command the program and its arguments
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Outcome(List<String> command, int exit, String out, String err) {

  boolean ok() {
    return exit == 0;
  }

  /**
   * This outcome, where the program ended well.
   *
   * @throws AssertionError where it did not
   */
  Outcome orFail() {
    if (!ok()) {
      throw new AssertionError(this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "%s%nexit %d%n%s%n%s".formatted(String.join(" ", command), exit, out, err);
  }
}

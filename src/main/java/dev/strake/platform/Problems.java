package dev.strake.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong between parts, so that a user reads all of it at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final List<Supplier<List<Problem>>> checks = new ArrayList<>();

  Problems() {}

  /** Notes a problem that is certain already. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds a check that runs once the whole system is written. */
  public void check(Supplier<List<Problem>> check) {
    checks.add(check);
  }

  /** Everything that is wrong, in the order of the source. */
  public List<Problem> all() {
    var all = new ArrayList<>(found);
    checks.forEach(check -> all.addAll(check.get()));
    return all.stream().distinct().toList();
  }

  /**
   * One thing that is wrong.
   *
   * @param path path of the part, such as {@code hive-production/backend}
   * @param message what, with value, bound and what to write instead
   * @param source the user's line
   */
  public record Problem(String path, String message, SourceLine source) {
    @Override
    public String toString() {
      return "[%s] %s (%s)".formatted(path, message, source);
    }
  }
}

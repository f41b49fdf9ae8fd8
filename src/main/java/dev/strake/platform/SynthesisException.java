package dev.strake.platform;

import dev.strake.platform.Problems.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** All problems that were found in the finished parts of a system, one a line. */
public final class SynthesisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Carries problems; there is at least one. */
  public SynthesisException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order of the source. */
  public List<Problem> problems() {
    return problems;
  }
}

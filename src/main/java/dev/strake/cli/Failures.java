package dev.strake.cli;

import dev.strake.platform.SourceLine;
import dev.strake.platform.SynthesisException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into messages and exit codes: no stack trace for a user's mistake. */
final class Failures {
  private Failures() {}

  static int exitCode(Throwable problem) {
    return isUsers(problem) ? PlatformApp.WRONG : PlatformApp.FAILED;
  }

  static int report(Exception problem, CommandLine line, ParseResult result) {
    var err = line.getErr();
    if (problem instanceof SynthesisException e) {
      err.println("%d problem(s):".formatted(e.problems().size()));
      e.problems().forEach(err::println);
    } else if (problem instanceof IllegalArgumentException) {
      var source = SourceLine.of(problem).map(s -> " (" + s + ")").orElse("");
      err.println(problem.getMessage() + source);
    } else if (problem instanceof IOException e) {
      err.println(
          "output must be writable, got %s; pass another folder with --output"
              .formatted(reason(e)));
    } else {
      err.println("this is a mistake in strake, not in your source:");
      problem.printStackTrace(err);
    }
    return exitCode(problem);
  }

  /** What Java calls by a class has no message but the file's name. */
  private static String reason(IOException problem) {
    var kind = problem.getClass().getSimpleName().replaceAll("Exception$", "");
    return "%s: %s".formatted(kind, problem.getMessage());
  }

  static int usage(ParameterException problem, String[] args) {
    var line = problem.getCommandLine();
    line.getErr().println(problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, line.getErr());
    line.getErr().println("try '" + line.getCommandSpec().qualifiedName() + " --help'");
    return PlatformApp.WRONG;
  }

  private static boolean isUsers(Throwable problem) {
    return problem instanceof IllegalArgumentException
        || problem instanceof SynthesisException
        || problem instanceof IOException;
  }
}

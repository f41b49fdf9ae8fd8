package dev.strake.cli;

import dev.strake.platform.Environment;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.SynthesisException;
import dev.strake.synth.SystemRun;
import dev.strake.synth.SystemSource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * The command line of a project: its systems, and what can be done with them.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   System.exit(PlatformApp.create().system("shop", Shop.Stage.class, Shop::new).run(args));
 * }
 * }</pre>
 */
public final class PlatformApp {
  /** Everything went well. */
  public static final int OK = 0;

  /** The answer is no. */
  public static final int NO = 1;

  /** The command or its input is wrong. */
  public static final int WRONG = 2;

  /** The cluster, a tool or the library failed. */
  public static final int FAILED = 3;

  private final List<SystemSource<?>> systems = new ArrayList<>();

  private PlatformApp() {}

  /** An app without systems. */
  public static PlatformApp create() {
    return new PlatformApp();
  }

  /**
   * Adds a system.
   *
   * @param environments its own enum of environments
   * @param constructor makes it in one of them
   */
  public <E extends Enum<E> & Environment> PlatformApp system(
      String name, Class<E> environments, SystemSource.Constructor<E> constructor) {
    systems.add(new SystemSource<>(name, List.of(environments.getEnumConstants()), constructor));
    return this;
  }

  /** Its systems in the order they were added. */
  public List<SystemSource<?>> systems() {
    return List.copyOf(systems);
  }

  /** What all of them become; one message holds the problems of all. */
  List<SystemRun> synthesize() {
    var runs = new ArrayList<SystemRun>();
    var problems = new ArrayList<Problem>();
    for (var system : systems) {
      try {
        runs.addAll(system.run());
      } catch (SynthesisException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SynthesisException(problems);
    }
    return runs;
  }

  /** Runs a command and gives its exit code. */
  public int run(String... args) {
    return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
  }

  /** Runs a command with other streams. */
  public int run(PrintWriter out, PrintWriter err, String... args) {
    var line =
        new CommandLine(new StrakeCommand())
            .addSubcommand(new SynthCommand(this))
            .setOut(out)
            .setErr(err)
            .setExitCodeExceptionMapper(Failures::exitCode)
            .setExecutionExceptionHandler(Failures::report)
            .setParameterExceptionHandler(Failures::usage);
    return line.execute(args);
  }
}

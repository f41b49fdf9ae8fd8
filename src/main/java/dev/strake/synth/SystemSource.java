package dev.strake.synth;

import dev.strake.platform.Environment;
import dev.strake.platform.PlatformObject;
import dev.strake.platform.PlatformSystem;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.SynthesisException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import software.constructs.Construct;

/**
 * A system that can be run for its environments.
 *
 * @param <E> its own enum of environments
 * @param name its name
 * @param environments all of them, in the enum's order
 * @param constructor makes the system in one environment
 */
public record SystemSource<E extends Environment>(
    String name, List<E> environments, Constructor<E> constructor) {

  public SystemSource {
    environments = List.copyOf(environments);
  }

  /**
   * Makes a system.
   *
   * @param <E> its environments
   */
  @FunctionalInterface
  public interface Constructor<E> {
    /** Makes it in one environment. */
    PlatformSystem create(Construct scope, E environment);
  }

  /**
   * Runs it for every environment.
   *
   * @throws SynthesisException with the problems of all of them
   */
  public List<SystemRun> run() {
    var runs = new ArrayList<SystemRun>();
    var problems = new ArrayList<Problem>();
    for (var environment : environments) {
      try {
        runs.add(run(new App(), environment));
      } catch (SynthesisException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SynthesisException(problems);
    }
    return List.copyOf(runs);
  }

  /** Runs it for one environment. */
  public SystemRun run(App app, E environment) {
    var system = create(app, environment);
    var manifests = Synthesizer.synthesize(system);
    return new SystemRun(name, environment.id(), manifests, sources(system));
  }

  /** A wrong value in a static field reaches us as an error of the JVM. */
  private PlatformSystem create(App app, E environment) {
    try {
      return constructor.create(app, environment);
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof RuntimeException mistake) {
        throw mistake;
      }
      throw e;
    }
  }

  private static Map<String, String> sources(PlatformSystem system) {
    var sources = new LinkedHashMap<String, String>();
    for (PlatformObject object : system.scope().objects().all()) {
      sources.put(object.id().toString(), object.source().className() + "@" + object.source());
    }
    return sources;
  }
}

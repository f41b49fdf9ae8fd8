package dev.strake.synth;

import dev.strake.platform.Environment;
import dev.strake.platform.PlatformObject;
import dev.strake.platform.PlatformSystem;
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

  /** Runs it for every environment. */
  public List<SystemRun> run() {
    var app = new App();
    return environments.stream().map(environment -> run(app, environment)).toList();
  }

  /** Runs it for one environment. */
  public SystemRun run(App app, E environment) {
    var system = constructor.create(app, environment);
    var manifests = Synthesizer.synthesize(system);
    return new SystemRun(name, environment.id(), manifests, sources(system));
  }

  private static Map<String, String> sources(PlatformSystem system) {
    var sources = new LinkedHashMap<String, String>();
    for (PlatformObject object : system.scope().objects().all()) {
      sources.put(object.id().toString(), object.source().className() + "@" + object.source());
    }
    return sources;
  }
}

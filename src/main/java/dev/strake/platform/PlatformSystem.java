package dev.strake.platform;

import org.cdk8s.Chart;
import software.constructs.Construct;

/** A whole system in one environment: one chart, whose constructor makes all its parts. */
public abstract class PlatformSystem extends Chart {
  private final PlatformScope scope;

  /** A system whose namespace has its own name: one cluster per environment. */
  protected PlatformSystem(Construct scope, String name, Environment environment) {
    this(scope, name, environment, name);
  }

  /**
   * A system in a namespace of another name, for several environments in one cluster.
   *
   * @param namespace namespace of its own workloads; those of monitoring and logging and the names
   *     of objects of the whole cluster derive from it
   */
  protected PlatformSystem(
      Construct scope, String name, Environment environment, String namespace) {
    super(scope, name + "-" + environment.id());
    this.scope = new PlatformScope(this, name, environment, namespace, true);
  }

  /** What its parts know of it. */
  public final PlatformScope scope() {
    return scope;
  }
}

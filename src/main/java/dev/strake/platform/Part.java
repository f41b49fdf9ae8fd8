package dev.strake.platform;

import dev.strake.platform.Problems.Problem;
import dev.strake.value.Names;
import java.util.List;
import java.util.function.Supplier;
import software.constructs.Construct;

/** A part of a system: complete when its constructor returns, patchable afterwards. */
public abstract class Part extends Construct {
  private final PlatformScope scope;
  private final String id;
  private final String path;
  private final SourceLine source;

  /**
   * Stands in a system, in another part, or in any chart of cdk8s.
   *
   * @param id short, stable and lower case; part of the names of its objects
   */
  protected Part(Construct scope, String id) {
    super(scope, checkedId(scope, id));
    this.scope = PlatformScope.of(scope);
    this.id = id;
    this.path = (scope instanceof Part parent ? parent.path : this.scope.path()) + "/" + id;
    this.source = SourceLine.ofCaller();
  }

  /** Checked before cdk8s sees it, which knows no source lines. */
  private static String checkedId(Construct scope, String id) {
    Names.checkName("part id", id);
    PlatformScope.of(scope).declare(scope, id);
    return id;
  }

  /** The id that the source gave it. */
  public final String id() {
    return id;
  }

  /** The name of its main objects: the system's name and the id. */
  public String name() {
    return scope.systemName() + "-" + id;
  }

  /** Where it stands, such as {@code hive-production/backend}. */
  public final String path() {
    return path;
  }

  /** The user's line that made it. */
  public final SourceLine source() {
    return source;
  }

  /** What it knows of the system and the environment around it. */
  public final PlatformScope scope() {
    return scope;
  }

  /**
   * Changes any field of any of its objects.
   *
   * @throws IllegalArgumentException when the patch fits no object or changes nothing
   */
  public final void patch(Patch patch) {
    patch.apply(objects(), path);
  }

  /** The objects it has made so far. */
  public final List<PlatformObject> objects() {
    return scope.objects().of(this);
  }

  /** Metadata of one of its objects. */
  public final Metadata metadata(String name, String namespace, Labels labels) {
    return new Metadata(scope, name, namespace, labels.all());
  }

  /** Labels of its objects. */
  public final Labels labels(String component) {
    return new Labels(scope, name(), component, "");
  }

  /** Labels of a second workload that the part runs under a name of its own. */
  public final Labels labels(String name, String component) {
    return new Labels(scope, name, component, "");
  }

  /** Adds an object to the tree. */
  public final <P> PlatformObject add(Stack stack, Kind<P> kind, P props) {
    return scope.objects().add(this, stack, kind, props);
  }

  /** Notes a problem with the part. */
  public final void problem(String message, Object... arguments) {
    scope.problems().add(problemOf(message.formatted(arguments)));
  }

  /** Checks something once the whole system is written; each message is a problem. */
  public final void check(Supplier<List<String>> check) {
    scope.problems().check(() -> check.get().stream().map(this::problemOf).toList());
  }

  private Problem problemOf(String message) {
    return new Problem(path, message, source);
  }
}

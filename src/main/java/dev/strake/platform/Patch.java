package dev.strake.platform;

import dev.strake.value.Checks;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.JsonPatch;

/** A change to any field of an object that a part made, for what its props do not offer. */
public final class Patch {
  private final String kind;
  private final String name;
  private final List<JsonPatch> operations = new ArrayList<>();

  private Patch(String kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /** Changes the part's only object of a kind, such as {@code Deployment}. */
  public static Patch of(String kind) {
    return new Patch(kind, "");
  }

  /** Changes the part's object of that kind and name. */
  public static Patch of(String kind, String name) {
    return new Patch(kind, name);
  }

  /**
   * Sets a field, new or not; {@code -} at the end of the pointer appends to a list.
   *
   * @param pointer JSON pointer, such as {@code /spec/minReadySeconds}
   * @param value plain data: maps, lists, strings, numbers and booleans
   */
  public Patch set(String pointer, Object value) {
    Checks.that(pointer.startsWith("/"), "pointer must start with '/', got '%s'", pointer);
    operations.add(JsonPatch.add(pointer, value));
    return this;
  }

  /** Removes a field that is there. */
  public Patch remove(String pointer) {
    Checks.that(pointer.startsWith("/"), "pointer must start with '/', got '%s'", pointer);
    operations.add(JsonPatch.remove(pointer));
    return this;
  }

  void apply(List<PlatformObject> candidates, String path) {
    var object = target(candidates, path);
    boolean changed;
    try {
      changed = object.changes(operations);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "patch of %s in %s must fit the object, got a pointer to nothing; look at the object's"
                  .formatted(object.id(), path)
              + " YAML for the right pointer",
          e);
    }
    Checks.that(
        changed,
        "patch of %s in %s must change something, got the values that are there already; delete"
            + " the patch",
        object.id(),
        path);
  }

  private PlatformObject target(List<PlatformObject> candidates, String path) {
    var found =
        candidates.stream()
            .filter(o -> o.id().kind().equals(kind))
            .filter(o -> name.isEmpty() || o.id().name().equals(name))
            .toList();
    Checks.that(
        found.size() == 1,
        "patch must name one object of %s, got %d of kind %s %s; there are %s",
        path,
        found.size(),
        kind,
        name,
        candidates.stream().map(o -> o.id().toString()).toList());
    return found.get(0);
  }
}

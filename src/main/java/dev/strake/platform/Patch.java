package dev.strake.platform;

import dev.strake.value.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cdk8s.JsonPatch;

/** A change to any field of an object that a part made, for what its props do not offer. */
public final class Patch {
  private final String kind;
  private final String name;
  private final List<Operation> operations = new ArrayList<>();

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
    return with(new Operation(pointer, Optional.of(value)));
  }

  /** Removes a field that is there. */
  public Patch remove(String pointer) {
    return with(new Operation(pointer, Optional.empty()));
  }

  private Patch with(Operation operation) {
    var pointer = operation.pointer();
    Checks.that(pointer.startsWith("/"), "pointer must start with '/', got '%s'", pointer);
    operations.add(operation);
    return this;
  }

  void apply(List<PlatformObject> candidates, String path) {
    var object = target(candidates, path);
    var before = object.body();
    operations.forEach(operation -> operation.apply(object, path));
    Checks.that(
        !before.equals(object.body()),
        "patch of %s in %s must change something, got what is there already at %s; delete the patch",
        object.id(),
        path,
        operations.stream().map(Operation::pointer).toList());
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

  /**
   * One change.
   *
   * @param pointer where
   * @param value what is set, empty to remove what is there
   */
  private record Operation(String pointer, Optional<Object> value) {

    void apply(PlatformObject object, String path) {
      var body = object.body();
      if (value.isEmpty()) {
        check(!body.at(pointer).isMissingNode(), object, path);
        object.change(JsonPatch.remove(pointer));
        return;
      }
      var holder = body.at(pointer.substring(0, pointer.lastIndexOf('/')));
      var field = pointer.substring(pointer.lastIndexOf('/') + 1);
      var isItem = holder.isArray() && !field.equals("-");
      check(holder.isObject() || holder.isArray(), object, path);
      check(!isItem || !body.at(pointer).isMissingNode(), object, path);
      // To add at a list's index would push its items on.
      object.change(
          isItem ? JsonPatch.replace(pointer, value.get()) : JsonPatch.add(pointer, value.get()));
    }

    private void check(boolean fits, PlatformObject object, String path) {
      Checks.that(
          fits,
          "patch of %s in %s must fit the object, got '%s' which points to nothing; look at the"
              + " object's YAML for the right pointer",
          object.id(),
          path,
          pointer);
    }
  }
}

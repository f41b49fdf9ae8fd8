package dev.strake.platform;

import dev.strake.manifest.ManifestId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** The one way objects enter the tree. */
public final class ObjectTree {
  private final Map<ManifestId, PlatformObject> objects = new LinkedHashMap<>();
  private final Map<ManifestId, Integer> positions = new LinkedHashMap<>();
  private final PlatformScope scope;

  ObjectTree(PlatformScope scope) {
    this.scope = scope;
  }

  /**
   * Adds an object.
   *
   * @param owner the part that makes it
   * @param stack the file it is written to
   * @throws IllegalArgumentException when an object of that identity is there already; the message
   *     names both sources
   */
  public <P> PlatformObject add(Part owner, Stack stack, Kind<P> kind, P props) {
    return add(owner, owner.path(), owner.source(), stack, kind, props);
  }

  <P> PlatformObject add(
      Construct owner, String path, SourceLine source, Stack stack, Kind<P> kind, P props) {
    var meta = kind.metadata().apply(props);
    var namespace = meta.getNamespace() == null ? "" : meta.getNamespace();
    var name = String.valueOf(meta.getName());
    var id = ManifestId.of(kind.apiVersion(), kind.name(), namespace, name);
    refuseTwice(id, path, source);
    var constructId = constructId(kind.name(), namespace, name);
    var construct = kind.constructor().create(owner, constructId, props);
    var object = new PlatformObject(id, stack, path, source, construct);
    positions.put(id, positions.size());
    objects.put(id, object);
    return object;
  }

  private void refuseTwice(ManifestId id, String path, SourceLine source) {
    var first = objects.get(id);
    if (first != null) {
      throw new IllegalArgumentException(
          "%s must be made once, got it from %s (%s) and from %s (%s); give one of them another id"
              .formatted(id, first.path(), first.source(), path, source));
    }
  }

  private String constructId(String kind, String namespace, String name) {
    var place = namespace.isEmpty() || namespace.equals(scope.namespace()) ? "" : namespace + "-";
    return kind + "-" + place + name;
  }

  /** The objects that parts have added, in that order. */
  public Collection<PlatformObject> all() {
    return List.copyOf(objects.values());
  }

  /** The object of an identity. */
  public Optional<PlatformObject> find(ManifestId id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** Place of an object in the order of the source; objects of other constructs come last. */
  public int position(ManifestId id) {
    return positions.getOrDefault(id, Integer.MAX_VALUE);
  }

  /** The objects below a part. */
  public List<PlatformObject> of(Part part) {
    return objects.values().stream().filter(o -> isBelow(o.path(), part.path())).toList();
  }

  private static boolean isBelow(String path, String parent) {
    return path.equals(parent) || path.startsWith(parent + "/");
  }
}

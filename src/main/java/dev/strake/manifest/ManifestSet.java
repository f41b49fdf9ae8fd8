package dev.strake.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All objects of one system in one environment, in apply order; no identity occurs twice.
 *
 * @param manifests the objects in apply order
 */
public record ManifestSet(List<Manifest> manifests) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when two objects have one identity
   */
  public ManifestSet {
    manifests = List.copyOf(manifests);
    var seen = new LinkedHashMap<ManifestId, Manifest>();
    for (var manifest : manifests) {
      if (seen.putIfAbsent(manifest.id(), manifest) != null) {
        throw new IllegalArgumentException(
            "two objects are %s: identities must be unique".formatted(manifest.id()));
      }
    }
  }

  /** The objects in apply order. */
  public Stream<Manifest> stream() {
    return manifests.stream();
  }

  /** The objects of a kind, in apply order. */
  public List<Manifest> ofKind(String kind) {
    return stream().filter(m -> m.kind().equals(kind)).toList();
  }

  /** The object of that kind and name in whatever namespace, where there is exactly one. */
  public Optional<Manifest> find(String kind, String name) {
    var found = stream().filter(m -> m.kind().equals(kind) && m.name().equals(name)).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "%s %s is in %d namespaces: name one".formatted(kind, name, found.size()));
    }
    return found.stream().findFirst();
  }

  /** The object of that kind, namespace and name. */
  public Optional<Manifest> find(String kind, String namespace, String name) {
    return stream()
        .filter(m -> m.kind().equals(kind) && m.namespace().equals(namespace))
        .filter(m -> m.name().equals(name))
        .findFirst();
  }

  /** The objects by the file they are written to, in apply order. */
  public Map<String, List<Manifest>> byStack() {
    var stacks = new LinkedHashMap<String, List<Manifest>>();
    for (var manifest : manifests) {
      stacks.computeIfAbsent(manifest.stack(), s -> new java.util.ArrayList<>()).add(manifest);
    }
    return stacks;
  }
}

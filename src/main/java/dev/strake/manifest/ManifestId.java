package dev.strake.manifest;

import static java.util.Objects.requireNonNull;

/**
 * What makes an object one and the same for the API server: group, kind, namespace and name. The
 * version is no part of it.
 *
 * @param group API group, empty for the core group
 * @param kind kind, such as {@code Deployment}
 * @param namespace namespace, empty for an object of the whole cluster
 * @param name {@code metadata.name}
 */
public record ManifestId(String group, String kind, String namespace, String name)
    implements Comparable<ManifestId> {

  public ManifestId {
    requireNonNull(group, "group");
    requireNonNull(kind, "kind");
    requireNonNull(namespace, "namespace");
    requireNonNull(name, "name");
  }

  /** The identity of an object that names its API version in full, such as {@code apps/v1}. */
  public static ManifestId of(String apiVersion, String kind, String namespace, String name) {
    var slash = apiVersion.indexOf('/');
    return new ManifestId(slash < 0 ? "" : apiVersion.substring(0, slash), kind, namespace, name);
  }

  @Override
  public int compareTo(ManifestId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    var place = namespace.isEmpty() ? name : namespace + "/" + name;
    return group.isEmpty() ? kind + " " + place : kind + "." + group + " " + place;
  }
}

package dev.strake.workload;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Storage;

/**
 * Disk that each pod of a StatefulSet keeps.
 *
 * @param name name of the volume
 * @param size size at the first deploy; the API server never lets a template's change
 * @param storageClass name of the StorageClass, empty for the cluster's default
 */
public record ClaimProps(String name, Storage size, String storageClass) {

  public ClaimProps {
    requireNonNull(name, "name");
    requireNonNull(size, "size");
    requireNonNull(storageClass, "storageClass");
  }

  /** Mounts it for writing. */
  public Mount at(String path) {
    return new Mount(name, path, false, "");
  }
}

package dev.strake.workload;

import dev.strake.value.Checks;
import org.cdk8s.plus34.k8s.VolumeMount;

/**
 * Where a container sees a volume.
 *
 * @param volume name of the volume
 * @param path absolute path in the container
 * @param readOnly whether the container may only read it
 * @param subPath folder or file within the volume, empty for all of it
 */
public record Mount(String volume, String path, boolean readOnly, String subPath) {

  public Mount {
    Checks.that(path.startsWith("/"), "mount path must be absolute, got '%s'", path);
  }

  /** The same mount of one folder or file within the volume. */
  public Mount subPath(String subPath) {
    return new Mount(volume, path, readOnly, subPath);
  }

  VolumeMount render() {
    var mount = VolumeMount.builder().name(volume).mountPath(path);
    if (readOnly) {
      mount.readOnly(true);
    }
    if (!subPath.isEmpty()) {
      mount.subPath(subPath);
    }
    return mount.build();
  }
}

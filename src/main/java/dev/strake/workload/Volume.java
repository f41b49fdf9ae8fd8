package dev.strake.workload;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.Quantities;
import dev.strake.value.Checks;
import dev.strake.value.Names;
import dev.strake.value.Storage;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.EphemeralVolumeSource;
import org.cdk8s.plus34.k8s.HostPathVolumeSource;
import org.cdk8s.plus34.k8s.KeyToPath;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimSpec;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimTemplate;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimVolumeSource;
import org.cdk8s.plus34.k8s.SecretVolumeSource;
import org.cdk8s.plus34.k8s.VolumeResourceRequirements;

/**
 * A volume of a pod.
 *
 * @param name name by which containers mount it
 * @param source what is in it
 */
public record Volume(String name, Source source) {

  public Volume {
    Names.checkName("volume name", name);
    requireNonNull(source, "source");
  }

  /** The files of a ConfigMap, for reading. */
  public static Volume configMap(String name, String configMap) {
    return new Volume(name, new ConfigMapFiles(configMap, 0444));
  }

  /** The scripts of a ConfigMap. */
  public static Volume scripts(String name, String configMap) {
    return new Volume(name, new ConfigMapFiles(configMap, 0555));
  }

  /** Some keys of a Secret as files, readable by the pod's group only. */
  public static Volume secret(String name, String secret, String... keys) {
    return new Volume(name, new SecretFiles(secret, List.of(keys)));
  }

  /** An empty folder that ends with the pod; a full one evicts the pod. */
  public static Volume emptyDir(String name, Storage sizeLimit) {
    return new Volume(name, new EmptyDir(sizeLimit, false));
  }

  /** An empty folder in memory that ends with the pod; it counts against the memory limit. */
  public static Volume memory(String name, Storage sizeLimit) {
    return new Volume(name, new EmptyDir(sizeLimit, true));
  }

  /**
   * A disk of the cluster's StorageClass that ends with the pod: for more than a node's own disk
   * should hold.
   */
  public static Volume ephemeral(String name, Storage size) {
    return new Volume(name, new Ephemeral(size));
  }

  /** A folder of the node, for collectors only: pod security allows it in privileged namespaces. */
  public static Volume hostPath(String name, String path) {
    return new Volume(name, new HostFolder(path, false));
  }

  /** A folder of the node that is made where it lacks: what a collector keeps between its pods. */
  public static Volume hostState(String name, String path) {
    return new Volume(name, new HostFolder(path, true));
  }

  /** A claim that something else makes. */
  public static Volume claim(String name, String claim) {
    return new Volume(name, new Claim(claim));
  }

  /** Mounts it for writing. */
  public Mount at(String path) {
    return new Mount(name, path, false, "");
  }

  /** Mounts it for reading. */
  public Mount readOnlyAt(String path) {
    return new Mount(name, path, true, "");
  }

  org.cdk8s.plus34.k8s.Volume render() {
    var volume = org.cdk8s.plus34.k8s.Volume.builder().name(name);
    source.render(volume);
    return volume.build();
  }

  /** What is in a volume. */
  public sealed interface Source {
    /** Writes it into the volume that cdk8s-plus takes. */
    void render(org.cdk8s.plus34.k8s.Volume.Builder volume);
  }

  /**
   * The files of a ConfigMap.
   *
   * @param configMap its name
   * @param mode permission bits
   */
  public record ConfigMapFiles(String configMap, int mode) implements Source {
    @Override
    public void render(org.cdk8s.plus34.k8s.Volume.Builder volume) {
      volume.configMap(ConfigMapVolumeSource.builder().name(configMap).defaultMode(mode).build());
    }
  }

  /**
   * Some keys of a Secret as files.
   *
   * @param secret its name
   * @param keys which keys; none means all
   */
  public record SecretFiles(String secret, List<String> keys) implements Source {
    public SecretFiles {
      keys = List.copyOf(keys);
    }

    @Override
    public void render(org.cdk8s.plus34.k8s.Volume.Builder volume) {
      var files = SecretVolumeSource.builder().secretName(secret).defaultMode(0440);
      if (!keys.isEmpty()) {
        files.items(keys.stream().map(k -> KeyToPath.builder().key(k).path(k).build()).toList());
      }
      volume.secret(files.build());
    }
  }

  /**
   * An empty folder.
   *
   * @param sizeLimit size above which the pod is evicted
   * @param memory whether it is in memory
   */
  public record EmptyDir(Storage sizeLimit, boolean memory) implements Source {
    @Override
    public void render(org.cdk8s.plus34.k8s.Volume.Builder volume) {
      var folder = EmptyDirVolumeSource.builder().sizeLimit(Quantities.of(sizeLimit));
      if (memory) {
        folder.medium("Memory");
      }
      volume.emptyDir(folder.build());
    }
  }

  /**
   * A disk that ends with the pod.
   *
   * @param size its size
   */
  public record Ephemeral(Storage size) implements Source {
    @Override
    public void render(org.cdk8s.plus34.k8s.Volume.Builder volume) {
      var spec =
          PersistentVolumeClaimSpec.builder()
              .accessModes(List.of("ReadWriteOnce"))
              .resources(
                  VolumeResourceRequirements.builder()
                      .requests(Map.of("storage", Quantities.of(size)))
                      .build())
              .build();
      var claim = PersistentVolumeClaimTemplate.builder().spec(spec).build();
      volume.ephemeral(EphemeralVolumeSource.builder().volumeClaimTemplate(claim).build());
    }
  }

  /**
   * A folder of the node.
   *
   * @param path its path
   * @param create whether the kubelet makes it, for root alone to write
   */
  public record HostFolder(String path, boolean create) implements Source {
    public HostFolder {
      Checks.that(path.startsWith("/"), "host path must be absolute, got '%s'", path);
    }

    @Override
    public void render(org.cdk8s.plus34.k8s.Volume.Builder volume) {
      var folder = HostPathVolumeSource.builder().path(path);
      if (create) {
        folder.type("DirectoryOrCreate");
      }
      volume.hostPath(folder.build());
    }
  }

  /**
   * A claim that something else makes.
   *
   * @param claim its name
   */
  public record Claim(String claim) implements Source {
    @Override
    public void render(org.cdk8s.plus34.k8s.Volume.Builder volume) {
      volume.persistentVolumeClaim(
          PersistentVolumeClaimVolumeSource.builder().claimName(claim).build());
    }
  }
}

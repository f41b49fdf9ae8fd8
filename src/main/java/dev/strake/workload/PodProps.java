package dev.strake.workload;

import dev.strake.platform.EnvironmentSettings.Toleration;
import dev.strake.value.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pod as parts describe it; what every pod shares is added when it is written.
 *
 * @param containers its containers, the main one first
 * @param initContainers containers that run to their end before, one after the other
 * @param volumes its volumes
 * @param user whom its programs run as
 * @param grace time its programs have to end
 * @param apiAccess whether it gets a token for the Kubernetes API
 * @param priorityClass name of its PriorityClass, empty for none
 * @param tolerations taints it tolerates beyond the environment's
 * @param claims disks that each pod keeps, in StatefulSets only
 */
public record PodProps(
    List<ContainerSpec> containers,
    List<ContainerSpec> initContainers,
    List<Volume> volumes,
    PodUser user,
    Duration grace,
    boolean apiAccess,
    String priorityClass,
    List<Toleration> tolerations,
    List<ClaimProps> claims) {

  /**
   * Copies the lists and checks that every mount has its volume.
   *
   * @throws IllegalArgumentException when one has not, or the grace is too short
   */
  public PodProps {
    containers = List.copyOf(containers);
    initContainers = List.copyOf(initContainers);
    volumes = List.copyOf(volumes);
    tolerations = List.copyOf(tolerations);
    Checks.that(!containers.isEmpty(), "pod must have one container or more, got none");
    claims = List.copyOf(claims);
    var names =
        Stream.concat(volumes.stream().map(Volume::name), claims.stream().map(ClaimProps::name))
            .toList();
    Checks.that(
        names.stream().distinct().count() == names.size(),
        "volumes of a pod must have names of their own, got %s",
        names);
    Stream.concat(containers.stream(), initContainers.stream())
        .forEach(container -> checkMounts(container, names));
    for (var container : containers) {
      Checks.that(
          grace.compareTo(container.preStop()) > 0,
          "grace of container '%s' must be longer than its wait before the end of %s, got %s",
          container.name(),
          container.preStop(),
          grace);
    }
  }

  /** Starts with the main container. */
  public static Builder builder(ContainerSpec container, PodUser user) {
    return new Builder(container, user);
  }

  private static void checkMounts(ContainerSpec container, List<String> volumes) {
    for (var mount : container.mounts()) {
      Checks.that(
          volumes.contains(mount.volume()),
          "container '%s' must mount a volume of its pod, got '%s' and the pod has %s",
          container.name(),
          mount.volume(),
          volumes);
    }
  }

  /** All containers, those that run before included. */
  public Stream<ContainerSpec> all() {
    return Stream.concat(initContainers.stream(), containers.stream());
  }

  /** Collects what a pod needs. */
  public static final class Builder {
    private final List<ContainerSpec> containers = new ArrayList<>();
    private final List<ContainerSpec> initContainers = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final PodUser user;
    private Duration grace = Duration.ofSeconds(30);
    private boolean apiAccess;
    private String priorityClass = "";
    private final List<Toleration> tolerations = new ArrayList<>();
    private final List<ClaimProps> claims = new ArrayList<>();

    private Builder(ContainerSpec container, PodUser user) {
      this.user = user;
      containers.add(container);
    }

    /** Adds a container beside the main one. Default: none. */
    public Builder sidecar(ContainerSpec container) {
      containers.add(container);
      return this;
    }

    /** Adds a container that runs to its end before. Default: none. */
    public Builder init(ContainerSpec container) {
      initContainers.add(container);
      return this;
    }

    /** Adds volumes. Default: none. */
    public Builder volumes(Volume... volumes) {
      return volumes(List.of(volumes));
    }

    /** Adds volumes. Default: none. */
    public Builder volumes(List<Volume> volumes) {
      this.volumes.addAll(volumes);
      return this;
    }

    /** Time its programs have to end. Default: 30 s. */
    public Builder grace(Duration grace) {
      this.grace = grace;
      return this;
    }

    /** Gives it a token for the Kubernetes API. Default: none. */
    public Builder apiAccess() {
      this.apiAccess = true;
      return this;
    }

    /** Name of its PriorityClass. Default: the cluster's. */
    public Builder priorityClass(String name) {
      this.priorityClass = name;
      return this;
    }

    /** Lets it run on nodes with a taint. Default: those of the environment only. */
    public Builder tolerate(Toleration toleration) {
      tolerations.add(toleration);
      return this;
    }

    /** Adds a disk that each pod keeps, in StatefulSets only. Default: none. */
    public Builder claim(ClaimProps claim) {
      claims.add(claim);
      return this;
    }

    /** The pod. */
    public PodProps build() {
      return new PodProps(
          containers,
          initContainers,
          volumes,
          user,
          grace,
          apiAccess,
          priorityClass,
          tolerations,
          claims);
    }
  }
}

package dev.strake.workload;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.EnvVariable;
import dev.strake.value.Image;
import dev.strake.value.Names;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container of a pod.
 *
 * @param name its name
 * @param image what it runs
 * @param resources what it is given
 * @param command program instead of the image's, empty for the image's own
 * @param args arguments
 * @param environment variables
 * @param ports ports it listens on
 * @param health how its health is seen; none for jobs
 * @param mounts volumes it sees
 * @param preStop time between the pod's end being known and the program's signal; zero for none
 * @param rights what it may do beyond the restricted level
 */
public record ContainerSpec(
    String name,
    Image image,
    Resources resources,
    List<String> command,
    List<String> args,
    List<EnvVariable> environment,
    List<Port> ports,
    Optional<HealthCheck> health,
    List<Mount> mounts,
    Duration preStop,
    Rights rights) {

  /**
   * Copies the lists and checks what only the container knows.
   *
   * @throws IllegalArgumentException when a variable is set twice, or a probe asks a port that it
   *     does not have
   */
  public ContainerSpec {
    Names.checkName("container name", name);
    requireNonNull(image, "image");
    requireNonNull(resources, "resources");
    command = List.copyOf(command);
    args = List.copyOf(args);
    environment = List.copyOf(environment);
    ports = List.copyOf(ports);
    mounts = List.copyOf(mounts);
    checkVariables(name, environment);
    checkOnce(name, "port", ports.stream().map(Port::name));
    checkOnce(name, "port", ports.stream().map(port -> String.valueOf(port.number())));
    checkOnce(name, "mount path", mounts.stream().map(Mount::path));
    checkProbes(name, ports, health);
  }

  /** Starts with what has no default. */
  public static Builder builder(String name, Image image, Resources resources) {
    return new Builder(name, image, resources);
  }

  private static void checkVariables(String name, List<EnvVariable> environment) {
    var seen = new HashSet<String>();
    for (var variable : environment) {
      Checks.that(
          seen.add(variable.name()),
          "environment variable %s of container '%s' must be set once, got two; remove one or"
              + " rename it",
          variable.name(),
          name);
    }
  }

  private static void checkOnce(String name, String what, Stream<String> values) {
    var seen = new HashSet<String>();
    values.forEach(
        value ->
            Checks.that(
                seen.add(value),
                "%s '%s' of container '%s' must be there once, got two; remove or change one",
                what,
                value,
                name));
  }

  private static void checkProbes(String name, List<Port> ports, Optional<HealthCheck> health) {
    var names = ports.stream().map(Port::name).toList();
    for (var probe : health.map(HealthCheck::probes).orElse(List.of())) {
      var port = probe.question().port();
      Checks.that(
          port.isEmpty() || names.contains(port),
          "probe of container '%s' must ask one of its ports %s, got '%s'",
          name,
          names,
          port);
    }
  }

  /** The port of that name. */
  public Optional<Port> port(String name) {
    return ports.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /**
   * What a container may do beyond the restricted pod security level.
   *
   * @param readOnlyRoot whether its root file system is read-only
   * @param capabilities Linux capabilities that it keeps
   */
  public record Rights(boolean readOnlyRoot, List<String> capabilities) {
    public Rights {
      capabilities = List.copyOf(capabilities);
    }

    /** Nothing beyond. */
    public static Rights restricted() {
      return new Rights(true, List.of());
    }
  }

  /** Collects what a container needs. */
  public static final class Builder {
    private final String name;
    private final Image image;
    private final Resources resources;
    private List<String> command = List.of();
    private List<String> args = List.of();
    private final List<EnvVariable> environment = new ArrayList<>();
    private final List<Port> ports = new ArrayList<>();
    private Optional<HealthCheck> health = Optional.empty();
    private final List<Mount> mounts = new ArrayList<>();
    private Duration preStop = Duration.ZERO;
    private Rights rights = Rights.restricted();

    private Builder(String name, Image image, Resources resources) {
      this.name = name;
      this.image = image;
      this.resources = resources;
    }

    /** Program instead of the image's. Default: the image's own. */
    public Builder command(String... command) {
      this.command = List.of(command);
      return this;
    }

    /** Arguments. Default: the image's own. */
    public Builder args(List<String> args) {
      this.args = List.copyOf(args);
      return this;
    }

    /** Arguments. Default: the image's own. */
    public Builder args(String... args) {
      return args(List.of(args));
    }

    /** Adds a variable. Default: none. */
    public Builder environment(EnvVariable... variables) {
      return environment(List.of(variables));
    }

    /** Adds variables. Default: none. */
    public Builder environment(List<EnvVariable> variables) {
      environment.addAll(variables);
      return this;
    }

    /** Adds ports. Default: none. */
    public Builder ports(Port... ports) {
      this.ports.addAll(List.of(ports));
      return this;
    }

    /** How its health is seen. Default: not at all, which only a job may have. */
    public Builder health(HealthCheck health) {
      this.health = Optional.of(health);
      return this;
    }

    /** Adds mounts. Default: none. */
    public Builder mounts(Mount... mounts) {
      return mounts(List.of(mounts));
    }

    /** Adds mounts. Default: none. */
    public Builder mounts(List<Mount> mounts) {
      this.mounts.addAll(mounts);
      return this;
    }

    /** Waits before the program is told to end, so that no more requests come. Default: none. */
    public Builder preStop(Duration wait) {
      this.preStop = wait;
      return this;
    }

    /** What it may do beyond the restricted level. Default: nothing. */
    public Builder rights(Rights rights) {
      this.rights = rights;
      return this;
    }

    /** The container. */
    public ContainerSpec build() {
      return new ContainerSpec(
          name,
          image,
          resources,
          command,
          args,
          environment,
          ports,
          health,
          mounts,
          preStop,
          rights);
    }
  }
}

package dev.strake.backend;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.Connectable;
import dev.strake.value.Cpu;
import dev.strake.value.EnvVariable;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.PodUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program of the system's own: what backends, workers and jobs have in common.
 *
 * @param image what is run
 * @param command program instead of the image's, empty for the image's own
 * @param args arguments
 * @param environment variables of its own
 * @param uses parts it connects to; each gives it variables and a way through the network
 * @param internet what it calls outside the cluster over HTTPS, in a few words each
 * @param resources what it is given
 * @param user whom it runs as
 * @param files files it reads, by absolute path
 * @param folders folders it writes passing files to, by absolute path
 * @param priorityClass name of its PriorityClass, empty for none
 * @param connections connections to a database that each of its pods keeps at most
 */
public record Program(
    Image image,
    List<String> command,
    List<String> args,
    List<EnvVariable> environment,
    List<Connectable> uses,
    List<String> internet,
    Resources resources,
    PodUser user,
    Map<String, String> files,
    Map<String, Storage> folders,
    String priorityClass,
    int connections) {

  public Program {
    requireNonNull(image, "image");
    command = List.copyOf(command);
    args = List.copyOf(args);
    environment = List.copyOf(environment);
    uses = List.copyOf(uses);
    internet = List.copyOf(internet);
    files = Map.copyOf(files);
    folders = Map.copyOf(folders);
  }

  /**
   * Collects what any program needs.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final Image image;
    private List<String> command = List.of();
    private List<String> args = List.of();
    private final List<EnvVariable> environment = new ArrayList<>();
    private final List<Connectable> uses = new ArrayList<>();
    private final List<String> internet = new ArrayList<>();
    private Resources resources =
        Resources.requests(Cpu.millis(100), Memory.mebibytes(128))
            .limits(Cpu.millis(500), Memory.mebibytes(256));
    private PodUser user = PodUser.of(1000);
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, Storage> folders =
        new LinkedHashMap<>(Map.of("/tmp", Storage.mebibytes(64)));
    private String priorityClass = "";
    private int connections = 10;

    Builder(Image image) {
      this.image = image;
    }

    abstract B self();

    /** Program instead of the image's. Default: the image's own. */
    public B command(String... command) {
      this.command = List.of(command);
      return self();
    }

    /** Arguments. Default: the image's own. */
    public B args(String... args) {
      this.args = List.of(args);
      return self();
    }

    /** Adds a variable whose value stands in the output; never a secret. Default: none. */
    public B environment(String name, String value) {
      environment.add(EnvVariable.of(name, value));
      return self();
    }

    /** Adds variables. Default: none. */
    public B environment(EnvVariable... variables) {
      environment.addAll(List.of(variables));
      return self();
    }

    /** Adds variables. Default: none. */
    public B environment(List<EnvVariable> variables) {
      environment.addAll(variables);
      return self();
    }

    /** Connects to parts: gives their variables and a way through the network. Default: none. */
    public B uses(Connectable... parts) {
      uses.addAll(List.of(parts));
      return self();
    }

    /** Calls services outside the cluster over HTTPS; say which. Default: none. */
    public B internet(String purpose) {
      internet.add(purpose);
      return self();
    }

    /** What it is given. Default: 100m CPU and 128Mi, at most 500m and 256Mi. */
    public B resources(Resources resources) {
      this.resources = resources;
      return self();
    }

    /** Whom it runs as. Default: user and group 1000. */
    public B user(PodUser user) {
      this.user = user;
      return self();
    }

    /** A file it reads; a changed one rolls its pods. Default: none. */
    public B file(String path, String content) {
      files.put(path, content);
      return self();
    }

    /** A folder it may write passing files to. Default: {@code /tmp} of 64Mi. */
    public B folder(String path, Storage sizeLimit) {
      folders.put(path, sizeLimit);
      return self();
    }

    /** Name of its PriorityClass. Default: the cluster's. */
    public B priorityClass(String name) {
      this.priorityClass = name;
      return self();
    }

    /** Connections to a database that each pod keeps at most: its pool's size. Default: 10. */
    public B connections(int perPod) {
      this.connections = perPod;
      return self();
    }

    final Program program() {
      return new Program(
          image,
          command,
          args,
          environment,
          uses,
          internet,
          resources,
          user,
          files,
          folders,
          priorityClass,
          connections);
    }
  }
}

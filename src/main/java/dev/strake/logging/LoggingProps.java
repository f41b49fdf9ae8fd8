package dev.strake.logging;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Names;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How logs are collected and kept.
 *
 * @param shipper what collects them on every node
 * @param retention time after which they are deleted, whole days, one or more
 * @param storage where Loki keeps them
 * @param image Loki's image
 * @param resources what Loki is given
 * @param buffer disk of each node that lines may wait on while Loki is away, 64 MiB or more
 * @param perDay how much a day is expected to add to the disk, compressed; empty where unknown
 * @param namespaces namespaces whose pods are collected; none means all of the cluster
 * @param priorityClass name of the collector's PriorityClass, empty for the cluster's default
 */
public record LoggingProps(
    Shipper shipper,
    Duration retention,
    LokiStorage storage,
    Image image,
    Resources resources,
    Storage buffer,
    Optional<Storage> perDay,
    List<String> namespaces,
    String priorityClass) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Storage SMALLEST_BUFFER = Storage.mebibytes(64);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when the retention is no whole number of days, the buffer too
   *     small or a namespace malformed
   */
  public LoggingProps {
    requireNonNull(shipper, "shipper");
    requireNonNull(storage, "storage");
    requireNonNull(image, "image");
    requireNonNull(resources, "resources");
    requireNonNull(perDay, "perDay");
    requireNonNull(priorityClass, "priorityClass");
    namespaces = List.copyOf(namespaces);
    namespaces.forEach(name -> Names.checkName("namespace of logs", name));
    Checks.that(
        retention.compareTo(DAY) >= 0,
        "retention must be 1 day or more, got %s; write Duration.ofDays(1), as Loki deletes by"
            + " daily index",
        retention);
    Checks.that(
        retention.equals(DAY.multipliedBy(retention.toDays())),
        "retention must be whole days, got %s; write Duration.ofDays(%d)",
        retention,
        retention.toDays() + 1);
    Checks.that(
        buffer.compareTo(SMALLEST_BUFFER) >= 0,
        "buffer must be %s or more, got %s",
        SMALLEST_BUFFER,
        buffer);
  }

  /** Starts with what has no default: who collects. */
  public static Builder builder(Shipper shipper) {
    return new Builder(shipper);
  }

  /** Collects the props. */
  public static final class Builder {
    private final Shipper shipper;
    private Duration retention = Duration.ofDays(7);
    private LokiStorage storage = LokiStorage.filesystem(Storage.gibibytes(10));
    private Image image = Image.of("docker.io/grafana/loki", "3.7.8");
    private Resources resources =
        Resources.requests(Cpu.millis(200), Memory.mebibytes(512))
            .limits(Cpu.millis(1000), Memory.gibibytes(1));
    private Storage buffer = Storage.gibibytes(1);
    private Optional<Storage> perDay = Optional.empty();
    private List<String> namespaces = List.of();
    private String priorityClass = "";

    private Builder(Shipper shipper) {
      this.shipper = shipper;
    }

    /** Time after which logs are deleted, whole days. Default: 7 days. */
    public Builder retention(Duration retention) {
      this.retention = retention;
      return this;
    }

    /** Keeps logs on a disk of that size, of the cluster's default class. Default: 10 GiB. */
    public Builder storage(Storage size) {
      return storage(LokiStorage.filesystem(size));
    }

    /** Where Loki keeps logs. Default: a disk of 10 GiB. */
    public Builder storage(LokiStorage storage) {
      this.storage = storage;
      return this;
    }

    /** Loki's image, of version 3.7 or another 3. Default: 3.7.8. */
    public Builder image(Image image) {
      this.image = image;
      return this;
    }

    /** What Loki is given. Default: 200m to 1 CPU, 512 MiB to 1 GiB of memory. */
    public Builder resources(Resources resources) {
      this.resources = resources;
      return this;
    }

    /** Disk of each node that lines may wait on while Loki is away. Default: 1 GiB. */
    public Builder buffer(Storage buffer) {
      this.buffer = buffer;
      return this;
    }

    /**
     * Says what a day adds to the disk, so that a disk too small is a problem. Default: unknown.
     */
    public Builder perDay(Storage compressed) {
      this.perDay = Optional.of(compressed);
      return this;
    }

    /**
     * Collects the pods of these namespaces only, where a cluster has several systems. Default: all
     * of the cluster.
     */
    public Builder namespaces(String... namespaces) {
      this.namespaces = List.of(namespaces);
      return this;
    }

    /**
     * Name of the collector's PriorityClass, such as {@code system-node-critical}, which some
     * clusters allow in few namespaces. Default: the cluster's.
     */
    public Builder priorityClass(String name) {
      this.priorityClass = name;
      return this;
    }

    /** The props. */
    public LoggingProps build() {
      return new LoggingProps(
          shipper, retention, storage, image, resources, buffer, perDay, namespaces, priorityClass);
    }
  }
}

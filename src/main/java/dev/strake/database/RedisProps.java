package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Names;
import dev.strake.value.Percent;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import java.util.Optional;

/**
 * How a {@link Redis} is run: {@link #cache()} or {@link #durable(Storage)}, changed by the other
 * methods.
 *
 * @param storage its disk; none for a cache, which may lose everything at any time
 * @param storageClass name of the StorageClass, empty for the cluster's default
 * @param image what it runs
 * @param resources what it is given; its memory for data follows from the memory limit
 * @param credentials id of the Secret with {@code url} and {@code password}, empty for the part's
 *     id
 * @param urlVariable variable in which its users get the url
 * @param priority name of its PriorityClass, empty for the cluster's default
 * @param exporter its exporter of metrics, none where empty
 */
public record RedisProps(
    Optional<Storage> storage,
    String storageClass,
    Image image,
    Resources resources,
    String credentials,
    String urlVariable,
    String priority,
    Optional<ExporterProps> exporter) {
  private static final Resources USUAL =
      Resources.requests(Cpu.millis(100), Memory.mebibytes(256))
          .limits(Cpu.millis(500), Memory.mebibytes(512));

  public RedisProps {
    requireNonNull(storage, "storage");
    requireNonNull(storageClass, "storageClass");
    requireNonNull(image, "image");
    requireNonNull(urlVariable, "urlVariable");
    requireNonNull(priority, "priority");
    requireNonNull(exporter, "exporter");
    if (!credentials.isEmpty()) {
      Names.checkName("secret id of the credentials", credentials);
    }
    Checks.that(
        resources.memoryLimit().toMebibytes() >= 64,
        "memory limit of redis must be 64Mi or more, got %s",
        resources.memoryLimit());
    storage.ifPresent(size -> checkStorage(size, resources.memoryLimit()));
  }

  /** The file is rewritten beside the old one, so both must fit. */
  private static void checkStorage(Storage size, Memory limit) {
    Checks.that(
        size.bytes() >= 2 * limit.bytes(),
        "storage of redis must be twice its memory limit of %s or more, got %s; write %s",
        limit,
        size,
        new Storage(2 * limit.bytes()));
  }

  /** Forgets what was used least when it is full, and everything when it restarts. */
  public static RedisProps cache() {
    return of(Optional.empty());
  }

  /**
   * Keeps everything, for sessions and queues: it refuses to write when it is full, and loses a
   * second of writes in a crash.
   *
   * @param storage size of its disk, twice the memory limit or more; fixed with the first deploy
   */
  public static RedisProps durable(Storage storage) {
    return of(Optional.of(storage));
  }

  private static RedisProps of(Optional<Storage> storage) {
    return new RedisProps(
        storage,
        "",
        Image.of("docker.io/library/redis", "7.4.11"),
        USUAL,
        "",
        "REDIS_URL",
        "",
        Optional.of(ExporterProps.redis()));
  }

  /** StorageClass of its disk. Default: the cluster's. */
  public RedisProps storageClass(String name) {
    return new RedisProps(
        storage, name, image, resources, credentials, urlVariable, priority, exporter);
  }

  /** What it runs, which must behave like the official image. Default: Redis 7.4.11. */
  public RedisProps image(Image other) {
    return new RedisProps(
        storage, storageClass, other, resources, credentials, urlVariable, priority, exporter);
  }

  /** What it is given. Default: 100m and 256Mi, at most 500m and 512Mi. */
  public RedisProps resources(Resources other) {
    return new RedisProps(
        storage, storageClass, image, other, credentials, urlVariable, priority, exporter);
  }

  /**
   * Id of the Secret {@code <system>-<id>} with {@code url} and {@code password}. Default: the
   * part's id.
   */
  public RedisProps credentials(String id) {
    return new RedisProps(
        storage, storageClass, image, resources, id, urlVariable, priority, exporter);
  }

  /** Variable in which its users get the url. Default: {@code REDIS_URL}. */
  public RedisProps urlVariable(String name) {
    return new RedisProps(
        storage, storageClass, image, resources, credentials, name, priority, exporter);
  }

  /** Name of a PriorityClass that is there. Default: the cluster's default. */
  public RedisProps priority(String priorityClass) {
    return new RedisProps(
        storage, storageClass, image, resources, credentials, urlVariable, priorityClass, exporter);
  }

  /** How its exporter is run. Default: redis_exporter 1.89.0. */
  public RedisProps exporter(ExporterProps other) {
    return exporter(Optional.of(other));
  }

  /** Leaves the exporter out: nobody sees whether Redis is up. */
  public RedisProps withoutExporter() {
    return exporter(Optional.empty());
  }

  private RedisProps exporter(Optional<ExporterProps> other) {
    return new RedisProps(
        storage, storageClass, image, resources, credentials, urlVariable, priority, other);
  }

  /** Whether it keeps what it is told. */
  public boolean isDurable() {
    return storage.isPresent();
  }

  /** Memory for data: rewriting the file forks, and copies of what changes meanwhile add up. */
  Memory dataMemory() {
    return resources.memoryLimit().share(Percent.of(isDurable() ? 60 : 75));
  }
}

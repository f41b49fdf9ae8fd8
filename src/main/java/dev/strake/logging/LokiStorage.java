package dev.strake.logging;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.EnvVariable;
import dev.strake.value.SecretKey;
import dev.strake.value.Storage;
import java.util.List;
import java.util.Optional;

/** Where Loki keeps logs. */
public sealed interface LokiStorage {

  /** A disk of Loki's own. */
  static Disk filesystem(Storage size) {
    return new Disk(size, "");
  }

  /** A bucket of AWS, or with {@link Bucket#endpoint} of anything that speaks S3. */
  static Bucket s3(String bucket, String region) {
    return new Bucket(bucket, region, "", Optional.empty(), Storage.gibibytes(10), "");
  }

  /** The disk that Loki keeps in any case: all logs, or what is not in the bucket yet. */
  Storage size();

  /** Name of the StorageClass of the disk, empty for the cluster's default. */
  String storageClass();

  /** What Loki's configuration calls the kind of store. */
  String objectStore();

  /** The store as Loki's configuration has it, in one line of YAML. */
  String config();

  /** Variables by which Loki gets its credentials. */
  List<EnvVariable> environment();

  /**
   * A disk.
   *
   * @param size its size at the first deploy
   * @param storageClass its StorageClass, empty for the cluster's default
   */
  record Disk(Storage size, String storageClass) implements LokiStorage {
    public Disk {
      requireNonNull(size, "size");
      requireNonNull(storageClass, "storageClass");
      checkSize(size);
    }

    /** The same disk of another class. */
    public Disk storageClass(String name) {
      return new Disk(size, name);
    }

    @Override
    public String objectStore() {
      return "filesystem";
    }

    @Override
    public String config() {
      return "{filesystem: {chunks_directory: /loki/chunks, rules_directory: /loki/rules}}";
    }

    @Override
    public List<EnvVariable> environment() {
      return List.of();
    }
  }

  /**
   * A bucket that speaks S3.
   *
   * @param bucket its name
   * @param region its region
   * @param endpoint URL of a store that is not AWS, empty for AWS
   * @param keys access key and secret key, in this order; empty where the pod has a cloud identity
   * @param size disk for what is not in the bucket yet, and for markers of what to delete
   * @param storageClass StorageClass of the disk, empty for the cluster's default
   */
  record Bucket(
      String bucket,
      String region,
      String endpoint,
      Optional<Keys> keys,
      Storage size,
      String storageClass)
      implements LokiStorage {
    public Bucket {
      requireNonNull(keys, "keys");
      requireNonNull(storageClass, "storageClass");
      checkSize(size);
      Checks.that(
          bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
          "bucket must be 3 to 63 lower-case letters, digits, dots and dashes, got '%s'",
          bucket);
      Checks.that(
          region.matches("[a-z0-9-]+"),
          "region must be like 'eu-west-1', got '%s'; write 'us-east-1' for stores without regions",
          region);
      Checks.that(
          endpoint.isEmpty() || endpoint.matches("https?://[A-Za-z0-9.:-]+"),
          "endpoint must be a URL without path such as 'https://s3.shop.example', got '%s'",
          endpoint);
    }

    /**
     * The same bucket at a store that is not AWS. A route to it is allowed only for HTTPS at public
     * addresses; for another, add an edge from {@link Logging#link()} to the graph.
     */
    public Bucket endpoint(String url) {
      return new Bucket(bucket, region, url, keys, size, storageClass);
    }

    /** The same bucket with keys, in a Secret of Loki's namespace. */
    public Bucket keys(SecretKey accessKey, SecretKey secretKey) {
      var both = Optional.of(new Keys(accessKey, secretKey));
      return new Bucket(bucket, region, endpoint, both, size, storageClass);
    }

    /** The same bucket with a disk of another size. Default: 10 GiB. */
    public Bucket disk(Storage size) {
      return new Bucket(bucket, region, endpoint, keys, size, storageClass);
    }

    @Override
    public String objectStore() {
      return "s3";
    }

    @Override
    public String config() {
      var base = "{s3: {bucketnames: %s, region: %s".formatted(quoted(bucket), quoted(region));
      if (endpoint.isEmpty()) {
        return base + "}}";
      }
      // Other stores than AWS seldom have a host name for each bucket.
      return base
          + ", endpoint: %s, insecure: %s, s3forcepathstyle: true}}"
              .formatted(quoted(endpoint), endpoint.startsWith("http://"));
    }

    @Override
    public List<EnvVariable> environment() {
      return keys.map(
              k ->
                  List.of(
                      EnvVariable.of("AWS_ACCESS_KEY_ID", k.accessKey()),
                      EnvVariable.of("AWS_SECRET_ACCESS_KEY", k.secretKey())))
          .orElse(List.of());
    }

    private static String quoted(String text) {
      return '"' + text + '"';
    }
  }

  /**
   * What a bucket is opened with.
   *
   * @param accessKey where the access key is
   * @param secretKey where the secret key is
   */
  record Keys(SecretKey accessKey, SecretKey secretKey) {
    public Keys {
      requireNonNull(accessKey, "accessKey");
      requireNonNull(secretKey, "secretKey");
    }
  }

  private static void checkSize(Storage size) {
    Checks.that(
        size.compareTo(Storage.gibibytes(1)) >= 0,
        "storage of Loki must be 1Gi or more, got %s; Loki stops taking lines on a full disk",
        size);
  }
}

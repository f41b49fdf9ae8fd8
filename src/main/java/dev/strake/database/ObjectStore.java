package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.Peer.Addresses;
import dev.strake.platform.PlatformScope;
import dev.strake.value.Checks;
import dev.strake.value.EnvVariable;
import dev.strake.value.SecretKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket that speaks the protocol of S3; it must exist, and is best in another place than the
 * cluster.
 *
 * @param bucket its name
 * @param endpoint address of the store, such as {@code https://s3.af-south-1.amazonaws.com}
 * @param provider what rclone calls the store's maker, such as {@code AWS} or {@code Minio}
 * @param region region, empty where the store has none
 * @param accessKey key id and secret; the pod's own identity where empty
 * @param cidrs address ranges in which it is; none for any public address
 */
public record ObjectStore(
    String bucket,
    URI endpoint,
    String provider,
    String region,
    Optional<AccessKey> accessKey,
    List<String> cidrs) {

  /**
   * Checks bucket and endpoint.
   *
   * @throws IllegalArgumentException when one is malformed or the endpoint is not encrypted
   */
  public ObjectStore {
    requireNonNull(provider, "provider");
    requireNonNull(region, "region");
    requireNonNull(accessKey, "accessKey");
    cidrs = List.copyOf(cidrs);
    Checks.that(
        bucket.matches("[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]"),
        "bucket must be 3 to 63 lower-case letters, digits, dots and dashes, got '%s'",
        bucket);
    Checks.that(
        "https".equals(endpoint.getScheme()) && endpoint.getHost() != null,
        "endpoint of an object store must start with 'https://', got '%s'; write"
            + " 'https://s3.example.org'",
        endpoint);
    Checks.that(
        endpoint.getUserInfo() == null,
        "endpoint of an object store must hold no credentials, got some; pass the keys of a Secret"
            + " instead");
  }

  /** A bucket with an access key. */
  public static ObjectStore s3(
      String bucket, String endpoint, SecretKey keyId, SecretKey secretKey) {
    return of(bucket, endpoint, Optional.of(new AccessKey(keyId, secretKey)));
  }

  /** A bucket that the pod reaches by an identity that the cloud gives it. */
  public static ObjectStore s3(String bucket, String endpoint) {
    return of(bucket, endpoint, Optional.empty());
  }

  private static ObjectStore of(String bucket, String endpoint, Optional<AccessKey> accessKey) {
    var uri = URI.create(endpoint);
    var host = uri.getHost() == null ? "" : uri.getHost();
    var provider = host.endsWith(".amazonaws.com") ? "AWS" : "Other";
    return new ObjectStore(bucket, uri, provider, "", accessKey, List.of());
  }

  /** Region of the bucket. Default: none. */
  public ObjectStore region(String name) {
    return new ObjectStore(bucket, endpoint, provider, name, accessKey, cidrs);
  }

  /** What rclone calls the store's maker. Default: AWS for its endpoints, else Other. */
  public ObjectStore provider(String name) {
    return new ObjectStore(bucket, endpoint, name, region, accessKey, cidrs);
  }

  /** Address ranges in which it is, for one in a private network. Default: any public address. */
  public ObjectStore within(String... cidrs) {
    var port = endpoint.getPort() < 0 ? 443 : endpoint.getPort();
    var checked = Location.within(endpoint.getHost(), port, cidrs).cidrs();
    return new ObjectStore(bucket, endpoint, provider, region, accessKey, checked);
  }

  /**
   * An access key.
   *
   * @param keyId key of a Secret that holds its id
   * @param secretKey key of a Secret that holds its secret half
   */
  public record AccessKey(SecretKey keyId, SecretKey secretKey) {
    public AccessKey {
      requireNonNull(keyId, "keyId");
      requireNonNull(secretKey, "secretKey");
    }
  }

  Location location() {
    var port = endpoint.getPort() < 0 ? 443 : endpoint.getPort();
    return new Location(endpoint.getHost(), port, cidrs);
  }

  Addresses peer(PlatformScope scope) {
    return location().peer(scope);
  }

  /** The variables that make rclone's remote {@code s3}; what is written is encrypted at rest. */
  List<EnvVariable> environment() {
    var variables = new ArrayList<EnvVariable>();
    variables.add(EnvVariable.of("BACKUP_BUCKET", bucket));
    variables.add(EnvVariable.of("RCLONE_CONFIG_S3_PROVIDER", provider));
    variables.add(EnvVariable.of("RCLONE_CONFIG_S3_ENDPOINT", endpoint.toString()));
    variables.add(EnvVariable.of("RCLONE_CONFIG_S3_SERVER_SIDE_ENCRYPTION", "AES256"));
    if (!region.isEmpty()) {
      variables.add(EnvVariable.of("RCLONE_CONFIG_S3_REGION", region));
    }
    accessKey.ifPresentOrElse(
        key -> {
          variables.add(EnvVariable.of("RCLONE_CONFIG_S3_ACCESS_KEY_ID", key.keyId()));
          variables.add(EnvVariable.of("RCLONE_CONFIG_S3_SECRET_ACCESS_KEY", key.secretKey()));
        },
        () -> variables.add(EnvVariable.of("RCLONE_CONFIG_S3_ENV_AUTH", "true")));
    return List.copyOf(variables);
  }
}

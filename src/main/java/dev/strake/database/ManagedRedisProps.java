package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Names;
import java.util.Optional;

/**
 * How a Redis server is reached that somebody else runs.
 *
 * @param location where it stands
 * @param tls whether connections are encrypted
 * @param credentials id of the Secret with {@code url} and {@code password}, empty for the part's
 *     id
 * @param urlVariable variable in which its users get the url
 * @param exporter exporter of its metrics, none where empty
 */
public record ManagedRedisProps(
    Location location,
    boolean tls,
    String credentials,
    String urlVariable,
    Optional<ExporterProps> exporter) {

  public ManagedRedisProps {
    requireNonNull(location, "location");
    requireNonNull(urlVariable, "urlVariable");
    requireNonNull(exporter, "exporter");
    if (!credentials.isEmpty()) {
      Names.checkName("secret id of the credentials", credentials);
    }
  }

  /** An encrypted server at a place, with the usual names and an exporter. */
  public static ManagedRedisProps of(Location location) {
    return new ManagedRedisProps(
        location, true, "", "REDIS_URL", Optional.of(ExporterProps.redis()));
  }

  /** Plain text, for a server in a private network that offers nothing else. Default: encrypted. */
  public ManagedRedisProps withoutTls() {
    return new ManagedRedisProps(location, false, credentials, urlVariable, exporter);
  }

  /**
   * Id of the Secret {@code <system>-<id>} with {@code url} and {@code password}. Default: the
   * part's id.
   */
  public ManagedRedisProps credentials(String id) {
    return new ManagedRedisProps(location, tls, id, urlVariable, exporter);
  }

  /** Variable in which its users get the url. Default: {@code REDIS_URL}. */
  public ManagedRedisProps urlVariable(String name) {
    return new ManagedRedisProps(location, tls, credentials, name, exporter);
  }

  /** How its exporter is run. Default: redis_exporter 1.89.0. */
  public ManagedRedisProps exporter(ExporterProps other) {
    return new ManagedRedisProps(location, tls, credentials, urlVariable, Optional.of(other));
  }

  /** Leaves the exporter out: nobody sees whether Redis is up. */
  public ManagedRedisProps withoutExporter() {
    return new ManagedRedisProps(location, tls, credentials, urlVariable, Optional.empty());
  }
}

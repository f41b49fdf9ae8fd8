package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.SecretKey;
import dev.strake.workload.Mount;
import dev.strake.workload.Volume;
import java.util.List;
import java.util.Optional;

/**
 * How a client protects its connection.
 *
 * @param mode {@code sslmode} of libpq
 * @param certificate certificate of the authority that signed the server's; empty where the client
 *     does not compare
 */
public record ClientTls(String mode, Optional<SecretKey> certificate) {
  private static final String FOLDER = "/etc/database-tls";
  private static final String VOLUME = "database-tls";

  public ClientTls {
    requireNonNull(mode, "mode");
    requireNonNull(certificate, "certificate");
  }

  /** Plain text, for connections that stay inside the cluster. */
  public static ClientTls off() {
    return new ClientTls("disable", Optional.empty());
  }

  /** Encrypted to whoever answers: proof against listeners, not against another server. */
  public static ClientTls required() {
    return new ClientTls("require", Optional.empty());
  }

  /** Encrypted, and only to a server whose certificate names its host. */
  public static ClientTls verified(SecretKey certificate) {
    return new ClientTls("verify-full", Optional.of(certificate));
  }

  Optional<String> certificateFile() {
    return certificate.map(key -> FOLDER + "/" + key.key());
  }

  List<Volume> volumes() {
    return certificate.map(key -> Volume.secret(VOLUME, key.secret(), key.key())).stream().toList();
  }

  List<Mount> mounts() {
    return volumes().stream().map(volume -> volume.readOnlyAt(FOLDER)).toList();
  }
}

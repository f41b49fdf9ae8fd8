package dev.strake.database;

import dev.strake.platform.Part;
import dev.strake.platform.SecretContract;
import dev.strake.value.SecretKey;

/** The Secrets of a database, each for those who need it: its users, its exporter, itself. */
final class PostgresSecrets {
  private final SecretContract users;
  private final SecretContract monitoring;
  private final String superuser;
  private final Part owner;

  PostgresSecrets(Part owner, String id) {
    this.owner = owner;
    this.users = new SecretContract(owner, id, "url", "username", "password");
    this.monitoring = new SecretContract(owner, id + "-monitoring", "username", "password");
    this.superuser = id + "-superuser";
  }

  SecretKey url() {
    return users.key("url");
  }

  SecretKey username() {
    return users.key("username");
  }

  SecretKey password() {
    return users.key("password");
  }

  SecretKey monitoringUser() {
    return monitoring.key("username");
  }

  SecretKey monitoringPassword() {
    return monitoring.key("password");
  }

  /** Asked for only where the server is ours. */
  SecretKey superuserPassword() {
    return new SecretContract(owner, superuser, "password").key("password");
  }
}

package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import dev.strake.value.SecretKey;
import java.util.ArrayList;
import java.util.List;

/**
 * How clients reach a database.
 *
 * @param host host name of the server
 * @param port port of the server
 * @param database name of the database
 * @param username user that owns the database
 * @param password that user's password
 * @param tls how the connection is protected
 */
public record DatabaseConnection(
    String host,
    Port port,
    String database,
    SecretKey username,
    SecretKey password,
    ClientTls tls) {

  public DatabaseConnection {
    Checks.that(
        host.matches("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?"),
        "database host must be a host name or an address, got '%s'",
        host);
    requireNonNull(port, "port");
    PostgresNames.check("database name", database);
    requireNonNull(username, "username");
    requireNonNull(password, "password");
    requireNonNull(tls, "tls");
  }

  /** The variables of libpq, which every program of PostgreSQL reads. */
  List<EnvVariable> environment() {
    var variables = new ArrayList<EnvVariable>();
    variables.add(EnvVariable.of("PGHOST", host));
    variables.add(EnvVariable.of("PGPORT", Integer.toString(port.number())));
    variables.add(EnvVariable.of("PGDATABASE", database));
    variables.add(EnvVariable.of("PGUSER", username));
    variables.add(EnvVariable.of("PGPASSWORD", password));
    variables.add(EnvVariable.of("PGSSLMODE", tls.mode()));
    tls.certificateFile().ifPresent(f -> variables.add(EnvVariable.of("PGSSLROOTCERT", f)));
    return List.copyOf(variables);
  }
}

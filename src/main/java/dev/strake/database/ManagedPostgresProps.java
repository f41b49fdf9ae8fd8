package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Names;
import java.util.Optional;

/**
 * How a PostgreSQL server is reached that somebody else runs.
 *
 * @param version version and extensions of the server; its image is that of dumps and restores
 * @param location where it stands
 * @param database name of the database, empty for the system's name
 * @param maxConnections connections that the server gives this system at the same time
 * @param tls how connections are protected
 * @param credentials id of the Secret with {@code url}, {@code username} and {@code password}
 * @param urlVariable variable in which its users get the url
 * @param exporter exporter of its metrics, none where empty
 */
public record ManagedPostgresProps(
    PostgresVersion version,
    Location location,
    String database,
    int maxConnections,
    ClientTls tls,
    String credentials,
    String urlVariable,
    Optional<ExporterProps> exporter) {

  public ManagedPostgresProps {
    requireNonNull(version, "version");
    requireNonNull(location, "location");
    requireNonNull(tls, "tls");
    requireNonNull(urlVariable, "urlVariable");
    requireNonNull(exporter, "exporter");
    if (!database.isEmpty()) {
      PostgresNames.check("database name", database);
    }
    Names.checkName("secret id of the credentials", credentials);
    Checks.that(maxConnections >= 20, "max connections must be 20 or more, got %d", maxConnections);
  }

  /** Starts with what has no default. */
  public static Builder builder(PostgresVersion version, Location location) {
    return new Builder(version, location);
  }

  /** Collects how it is reached. */
  public static final class Builder {
    private final PostgresVersion version;
    private final Location location;
    private String database = "";
    private int maxConnections = 100;
    private ClientTls tls = ClientTls.required();
    private String credentials = "database";
    private String urlVariable = "DATABASE_URL";
    private Optional<ExporterProps> exporter = Optional.of(ExporterProps.postgres());

    private Builder(PostgresVersion version, Location location) {
      this.version = version;
      this.location = location;
    }

    /** Name of the database. Default: the system's name with {@code _} for {@code -}. */
    public Builder database(String name) {
      this.database = name;
      return this;
    }

    /** Connections that the server gives this system, 20 or more. Default: 100. */
    public Builder maxConnections(int connections) {
      this.maxConnections = connections;
      return this;
    }

    /** How connections are protected. Default: {@link ClientTls#required()}. */
    public Builder tls(ClientTls tls) {
      this.tls = tls;
      return this;
    }

    /**
     * Id of the Secrets: {@code <system>-<id>} with {@code url}, {@code username} and {@code
     * password}, and {@code <system>-<id>-monitoring} with {@code username} and {@code password}.
     * Default: {@code database}.
     */
    public Builder credentials(String id) {
      this.credentials = id;
      return this;
    }

    /** Variable in which its users get the url. Default: {@code DATABASE_URL}. */
    public Builder urlVariable(String name) {
      this.urlVariable = name;
      return this;
    }

    /** How its exporter is run. Default: postgres_exporter 0.20.1. */
    public Builder exporter(ExporterProps exporter) {
      this.exporter = Optional.of(exporter);
      return this;
    }

    /** Leaves the exporter out: nobody sees whether the database is up. */
    public Builder withoutExporter() {
      this.exporter = Optional.empty();
      return this;
    }

    /** The props. */
    public ManagedPostgresProps build() {
      return new ManagedPostgresProps(
          version, location, database, maxConnections, tls, credentials, urlVariable, exporter);
    }
  }
}

package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Cpu;
import dev.strake.value.Memory;
import dev.strake.value.Names;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a {@link Postgres} is run.
 *
 * @param version version and extensions
 * @param database name of its database, empty for the system's name
 * @param owner role that owns the database, no superuser; empty for the system's name
 * @param storage size of its disk, fixed with the first deploy
 * @param storageClass name of the StorageClass, empty for the cluster's default
 * @param resources what it is given; its memory settings follow from the memory limit
 * @param maxConnections connections at the same time
 * @param settings further settings of {@code postgresql.conf}
 * @param credentials id of the Secret with {@code url}, {@code username} and {@code password}
 * @param urlVariable variable in which its users get the url
 * @param tls Secret with {@code tls.crt}, {@code tls.key} and {@code ca.crt}; plain text where
 *     empty
 * @param priority name of its PriorityClass, empty for the cluster's default
 * @param exporter its exporter of metrics, none where empty
 */
public record PostgresProps(
    PostgresVersion version,
    String database,
    String owner,
    Storage storage,
    String storageClass,
    Resources resources,
    int maxConnections,
    Map<String, String> settings,
    String credentials,
    String urlVariable,
    Optional<String> tls,
    String priority,
    Optional<ExporterProps> exporter) {

  /**
   * Checks what only the database knows.
   *
   * @throws IllegalArgumentException when a name is malformed, the memory does not suffice for the
   *     connections, or a setting is computed elsewhere
   */
  public PostgresProps {
    requireNonNull(version, "version");
    requireNonNull(storageClass, "storageClass");
    requireNonNull(urlVariable, "urlVariable");
    requireNonNull(priority, "priority");
    requireNonNull(exporter, "exporter");
    checkNames(database, owner);
    Names.checkName("secret id of the credentials", credentials);
    tls.ifPresent(secret -> Names.checkName("TLS secret", secret));
    Checks.that(
        storage.toMebibytes() >= 1024, "storage of postgres must be 1Gi or more, got %s", storage);
    Checks.that(
        maxConnections >= 20 && maxConnections <= 5000,
        "max connections must be between 20 and 5000, got %d",
        maxConnections);
    PostgresMemory.of(
        resources.memoryLimit(), maxConnections, PostgresSettings.parallelWorkers(resources));
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    settings.forEach(PostgresSettings::checkOwn);
  }

  private static void checkNames(String database, String owner) {
    if (!database.isEmpty()) {
      PostgresNames.check("database name", database);
    }
    if (!owner.isEmpty()) {
      PostgresNames.check("owner", owner);
      Checks.that(
          !owner.equals("postgres") && !owner.startsWith("pg_"),
          "owner must not be a role of postgres itself, got '%s'; write the application's name",
          owner);
    }
  }

  /** Starts with the version; see {@link Postgres#version}. */
  public static Builder builder(PostgresVersion version) {
    return new Builder(version);
  }

  /** Collects how it is run. */
  public static final class Builder {
    private final PostgresVersion version;
    private String database = "";
    private String owner = "";
    private Storage storage = Storage.gibibytes(20);
    private String storageClass = "";
    private Resources resources =
        Resources.requests(Cpu.millis(500), Memory.gibibytes(1))
            .limits(Cpu.millis(2000), Memory.gibibytes(2));
    private int maxConnections = 200;
    private final Map<String, String> settings = new TreeMap<>();
    private String credentials = "database";
    private String urlVariable = "DATABASE_URL";
    private Optional<String> tls = Optional.empty();
    private String priority = "";
    private Optional<ExporterProps> exporter = Optional.of(ExporterProps.postgres());

    private Builder(PostgresVersion version) {
      this.version = version;
    }

    /** Name of its database. Default: the system's name with {@code _} for {@code -}. */
    public Builder database(String name) {
      this.database = name;
      return this;
    }

    /**
     * Role that owns the database; {@code username} of the credentials must be the same. Default:
     * the system's name with {@code _} for {@code -}.
     */
    public Builder owner(String role) {
      this.owner = role;
      return this;
    }

    /** Size of its disk, 1Gi or more; growing it later takes more than a deploy. Default: 20Gi. */
    public Builder storage(Storage size) {
      this.storage = size;
      return this;
    }

    /** StorageClass of its disk; one that can expand. Default: the cluster's. */
    public Builder storageClass(String name) {
      this.storageClass = name;
      return this;
    }

    /** What it is given. Default: 500m and 1Gi, at most 2 CPU and 2Gi. */
    public Builder resources(Resources resources) {
      this.resources = resources;
      return this;
    }

    /** Connections at the same time, 20 to 5000. Default: 200. */
    public Builder maxConnections(int connections) {
      this.maxConnections = connections;
      return this;
    }

    /** Adds a setting of {@code postgresql.conf}, such as {@code log_statement}. Default: none. */
    public Builder setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /**
     * Id of the Secrets: {@code <system>-<id>} with {@code url}, {@code username} and {@code
     * password}, {@code <system>-<id>-monitoring} with {@code username} and {@code password}, and
     * {@code <system>-<id>-superuser} with {@code password}. Default: {@code database}.
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

    /**
     * Takes only encrypted connections, with the certificate of a Secret that holds {@code
     * tls.crt}, {@code tls.key} and {@code ca.crt}; it must name {@code <name>.<namespace>.svc}.
     * Default: plain text.
     */
    public Builder tls(String secret) {
      this.tls = Optional.of(secret);
      return this;
    }

    /** Name of a PriorityClass that is there. Default: the cluster's default. */
    public Builder priority(String priorityClass) {
      this.priority = priorityClass;
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
    public PostgresProps build() {
      return new PostgresProps(
          version,
          database,
          owner,
          storage,
          storageClass,
          resources,
          maxConnections,
          settings,
          credentials,
          urlVariable,
          tls,
          priority,
          exporter);
    }
  }
}

package dev.strake.database;

import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.value.EnvVariable;
import dev.strake.value.SecretKey;
import dev.strake.value.Storage;
import dev.strake.workload.Workload;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A PostgreSQL server in the cluster: one instance, its disk, its roles and its exporter.
 *
 * <p>One instance means that a crash, a drain of its node or a change of its pod is an outage of a
 * minute or so, and that nothing protects its data but its disk and a {@link PostgresBackup}. It
 * has no disruption budget: one that keeps a single pod would block every drain.
 */
public final class Postgres extends Part implements Database, Observed {
  private final PostgresProps props;
  private final PostgresSecrets secrets;
  private final Workload server;
  private final ConnectionBudget budget;
  private final Optional<Observation> exporter;

  /** Its Service, and so its host name, is called by the system and the id. */
  public Postgres(Construct scope, String id, PostgresProps given) {
    super(scope, id);
    this.props = named(given);
    this.secrets = new PostgresSecrets(this, props.credentials());
    props.tls().ifPresent(this::declareCertificate);
    this.server = new PostgresServer(this, props, secrets).create();
    this.budget = new ConnectionBudget(props.maxConnections());
    this.exporter =
        props
            .exporter()
            .map(e -> PostgresExporterPod.create(this, e, connection(), secrets, server.pods()));
    check(() -> budget.problems(name()));
  }

  /** PostgreSQL of a major version: 16, 17 or 18. */
  public static PostgresVersion version(int major) {
    return new PostgresVersion(major, List.of(), Optional.empty());
  }

  private void declareCertificate(String secret) {
    for (var key : List.of("tls.crt", "tls.key", "ca.crt")) {
      scope().secrets().declare(scope().namespaces().base(), new SecretKey(secret, key));
    }
  }

  private PostgresProps named(PostgresProps given) {
    var system = PostgresNames.of(scope().systemName());
    return new PostgresProps(
        given.version(),
        given.database().isEmpty() ? system : given.database(),
        given.owner().isEmpty() ? system : given.owner(),
        given.storage(),
        given.storageClass(),
        given.resources(),
        given.maxConnections(),
        given.settings(),
        given.credentials(),
        given.urlVariable(),
        given.tls(),
        given.priority(),
        given.exporter());
  }

  @Override
  public PostgresVersion version() {
    return props.version();
  }

  /** Size of its disk. */
  public Storage storage() {
    return props.storage();
  }

  @Override
  public DatabaseConnection connection() {
    var tls = props.tls().map(s -> ClientTls.verified(new SecretKey(s, "ca.crt")));
    return new DatabaseConnection(
        name() + "." + scope().namespace() + ".svc",
        PostgresServer.PORT,
        props.database(),
        secrets.username(),
        secrets.password(),
        tls.orElse(ClientTls.off()));
  }

  @Override
  public Link link() {
    var url = EnvVariable.of(props.urlVariable(), secrets.url());
    return new Link(server.pods(), List.of(PostgresServer.PORT), List.of(url));
  }

  @Override
  public int connections() {
    return props.maxConnections();
  }

  @Override
  public void claim(Part user, int pods, int poolSize) {
    budget.claim(user, pods, poolSize);
  }

  @Override
  public int poolSizeFor(int pods) {
    return budget.poolSizeFor(pods);
  }

  @Override
  public List<Observation> observations() {
    return exporter.stream().toList();
  }
}

package dev.strake.database;

import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.value.EnvVariable;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A PostgreSQL database that somebody else runs: no pod of it here, only the way there, the Secret
 * and the exporter. Its users cannot tell it from a {@link Postgres}.
 */
public final class ManagedPostgres extends Part implements Database, Observed {
  private final ManagedPostgresProps props;
  private final PostgresSecrets secrets;
  private final ConnectionBudget budget;
  private final Optional<Observation> exporter;

  /** The database behind an endpoint. */
  public ManagedPostgres(Construct scope, String id, ManagedPostgresProps props) {
    super(scope, id);
    this.props = props;
    this.secrets = new PostgresSecrets(this, props.credentials());
    this.budget = new ConnectionBudget(props.maxConnections());
    this.exporter =
        props
            .exporter()
            .map(
                e ->
                    PostgresExporterPod.create(
                        this, e, connection(), secrets, props.location().peer(scope())));
    check(() -> budget.problems(name()));
  }

  @Override
  public PostgresVersion version() {
    return props.version();
  }

  @Override
  public DatabaseConnection connection() {
    var database =
        props.database().isEmpty() ? PostgresNames.of(scope().systemName()) : props.database();
    return new DatabaseConnection(
        props.location().host(),
        props.location().named("postgres"),
        database,
        secrets.username(),
        secrets.password(),
        props.tls());
  }

  @Override
  public Link link() {
    var url = EnvVariable.of(props.urlVariable(), secrets.url());
    return new Link(
        props.location().peer(scope()), List.of(props.location().named("postgres")), List.of(url));
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

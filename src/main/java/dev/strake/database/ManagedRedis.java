package dev.strake.database;

import dev.strake.platform.Connectable;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.SecretContract;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A Redis server that somebody else runs: no pod of it here, only the way there, the Secret and the
 * exporter. Its users cannot tell it from a {@link Redis}.
 */
public final class ManagedRedis extends Part implements Connectable, Observed {
  private final ManagedRedisProps props;
  private final SecretContract secret;
  private final Port port;
  private final Optional<Observation> exporter;

  /** The server behind an endpoint. */
  public ManagedRedis(Construct scope, String id, ManagedRedisProps props) {
    super(scope, id);
    this.props = props;
    var secretId = props.credentials().isEmpty() ? id : props.credentials();
    this.secret = new SecretContract(this, secretId, "url", "password");
    this.port = props.location().named("redis");
    var address =
        "%s://%s:%s"
            .formatted(props.tls() ? "rediss" : "redis", props.location().host(), port.number());
    var server = props.location().peer(scope());
    this.exporter =
        props
            .exporter()
            .map(
                e ->
                    RedisExporterPod.create(
                        this, e, address, secret.key("password"), server, port));
  }

  @Override
  public Link link() {
    var url = EnvVariable.of(props.urlVariable(), secret.key("url"));
    return new Link(props.location().peer(scope()), List.of(port), List.of(url));
  }

  @Override
  public List<Observation> observations() {
    return exporter.stream().toList();
  }
}

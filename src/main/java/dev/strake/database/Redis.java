package dev.strake.database;

import dev.strake.platform.Connectable;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.SecretContract;
import dev.strake.value.EnvVariable;
import dev.strake.workload.Workload;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A Redis server in the cluster: one instance, a cache or a store, and its exporter.
 *
 * <p>One instance means that a crash, a drain of its node or a change of its pod is an outage of
 * seconds. It has no disruption budget: one that keeps a single pod would block every drain.
 */
public final class Redis extends Part implements Connectable, Observed {
  private final SecretContract secret;
  private final String urlVariable;
  private final Workload server;
  private final Optional<Observation> exporter;

  /** Its Service, and so its host name, is called by the system and the id. */
  public Redis(Construct scope, String id, RedisProps props) {
    super(scope, id);
    var secretId = props.credentials().isEmpty() ? id : props.credentials();
    this.secret = new SecretContract(this, secretId, "url", "password");
    this.urlVariable = props.urlVariable();
    this.server = new RedisServer(this, props, secret.key("password")).create();
    var address = "redis://%s.%s.svc:%s".formatted(name(), scope().namespace(), 6379);
    this.exporter =
        props
            .exporter()
            .map(
                e ->
                    RedisExporterPod.create(
                        this, e, address, secret.key("password"), server.pods(), RedisServer.PORT));
  }

  @Override
  public Link link() {
    var url = EnvVariable.of(urlVariable, secret.key("url"));
    return new Link(server.pods(), List.of(RedisServer.PORT), List.of(url));
  }

  @Override
  public List<Observation> observations() {
    return exporter.stream().toList();
  }
}

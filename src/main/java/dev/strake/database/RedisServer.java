package dev.strake.database;

import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import dev.strake.value.SecretKey;
import dev.strake.value.Storage;
import dev.strake.workload.ClaimProps;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.Probe;
import dev.strake.workload.Resource;
import dev.strake.workload.Services;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.time.Duration;
import java.util.Map;

/** Writes the one server of a {@link Redis}. */
final class RedisServer {
  static final Port PORT = Port.of("redis", 6379);

  /** User and group of the official image. */
  private static final PodUser USER = PodUser.of(999).owningVolumes();

  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration START = Duration.ofMinutes(10);
  private static final String CONFIG_FOLDER = "/etc/redis";

  private final Part owner;
  private final RedisProps props;
  private final SecretKey password;

  RedisServer(Part owner, RedisProps props, SecretKey password) {
    this.owner = owner;
    this.props = props;
    this.password = password;
  }

  Workload create() {
    var namespace = owner.scope().namespaces().base();
    var labels = owner.labels(component());
    // Redis reads its file at the start only, so another content means another pod.
    var files =
        ConfigFiles.hashed(
            owner, Stack.DATABASE, owner.name() + "-config", namespace, labels, files());
    Services.headless(
        owner, Stack.DATABASE, owner.name(), namespace, labels, Services.Exposed.of(PORT));
    var props = WorkloadProps.of(owner, Stack.DATABASE, component(), pod(files));
    return StatefulSets.create(owner, props, 1, owner.name());
  }

  private String component() {
    return props.isDurable() ? "store" : "cache";
  }

  private PodProps pod(String configMap) {
    var config = Volume.scripts("config", configMap);
    // Holds the password, so never on a disk.
    var run = Volume.memory("run", Storage.mebibytes(1));
    var temporary = Volume.emptyDir("tmp", Storage.mebibytes(16));
    var claim = props.storage().map(size -> new ClaimProps("data", size, props.storageClass()));
    var scratch = Volume.emptyDir("data", Storage.mebibytes(64));
    var data = claim.map(c -> c.at("/data")).orElseGet(() -> scratch.at("/data"));
    var container =
        container(
            config.readOnlyAt(CONFIG_FOLDER), run.at("/run/redis"), temporary.at("/tmp"), data);
    var pod =
        PodProps.builder(container, USER)
            .volumes(config, run, temporary)
            .grace(GRACE)
            .priorityClass(props.priority());
    claim.ifPresentOrElse(pod::claim, () -> pod.volumes(scratch));
    return pod.build();
  }

  private ContainerSpec container(Mount... mounts) {
    return ContainerSpec.builder("redis", props.image(), props.resources())
        .command("sh", CONFIG_FOLDER + "/start.sh")
        .environment(
            EnvVariable.of("REDIS_PASSWORD", password),
            EnvVariable.of("REDISCLI_AUTH", password),
            EnvVariable.of("REDIS_CONFIG", CONFIG_FOLDER + "/redis.conf"))
        .ports(PORT)
        .health(health())
        .mounts(mounts)
        .build();
  }

  /**
   * Liveness takes any answer for life, an error too: a server that still loads its file says so.
   */
  private static HealthCheck health() {
    var alive = Probe.exec("redis-cli", "-h", "127.0.0.1", "-p", "6379", "ping");
    var ready = Probe.exec("redis-cli", "-e", "-h", "127.0.0.1", "-p", "6379", "ping");
    return HealthCheck.of(alive, ready).startWithin(START);
  }

  private Map<String, String> files() {
    return Map.of(
        "redis.conf",
        configuration(),
        "start.sh",
        Resource.read(RedisServer.class, "redis/start.sh"));
  }

  private String configuration() {
    var keeping =
        props.isDurable()
            ? """
              appendonly yes
              appendfsync everysec
              aof-use-rdb-preamble yes
              aof-load-truncated yes
              maxmemory-policy noeviction
              """
            : """
              appendonly no
              maxmemory-policy allkeys-lru
              """;
    return """
        bind * -::*
        port 6379
        dir /data
        save ""
        maxmemory %dmb
        maxmemory-clients 10%%
        tcp-keepalive 60
        %s"""
        .formatted(props.dataMemory().toMebibytes(), keeping);
  }
}

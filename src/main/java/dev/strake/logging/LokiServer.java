package dev.strake.logging;

import dev.strake.metrics.Loki;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.platform.Observed.Observation;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.EnvVariable;
import dev.strake.value.Percent;
import dev.strake.value.Port;
import dev.strake.value.Storage;
import dev.strake.workload.ClaimProps;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.Probe;
import dev.strake.workload.Services;
import dev.strake.workload.Services.Exposed;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Loki that does everything: takes lines, answers queries, deletes what is too old. */
final class LokiServer {
  static final Port PORT = Port.http(3100);

  private static final long UID = 10001;
  private static final String COMPONENT = "log-store";

  private final String name;
  private final String namespace;
  private final Workload workload;

  LokiServer(Logging owner, LoggingProps props) {
    this.name = owner.scope().systemName() + "-loki";
    this.namespace = owner.scope().namespaces().of("monitoring", PodSecurity.RESTRICTED);
    var labels = owner.labels(name, COMPONENT);
    // Loki reads its configuration at start only.
    var files = Map.of("loki.yaml", LokiConfig.of(props));
    var config = ConfigFiles.hashed(owner, Logging.STACK, name, namespace, labels, files);
    var pod = pod(props, config);
    var workloadProps =
        new WorkloadProps(Logging.STACK, name, namespace, COMPONENT, pod, Optional.empty());
    this.workload = StatefulSets.create(owner, workloadProps, 1, name);
    Services.balanced(owner, Logging.STACK, name, namespace, labels, Exposed.of(PORT));
    if (props.storage() instanceof LokiStorage.Bucket) {
      owner.scope().graph().connectToInternet(pods(), "keeps logs in a bucket");
    }
  }

  String url() {
    return "http://%s.%s.svc:%s".formatted(name, namespace, PORT.number());
  }

  Pods pods() {
    return workload.pods();
  }

  Observation observation() {
    return new Observation(name, pods(), PORT, "/metrics", Loki.EXPORTER);
  }

  private static PodProps pod(LoggingProps props, String config) {
    var data = new ClaimProps("data", props.storage().size(), props.storage().storageClass());
    var files = Volume.configMap("config", config);
    var temporary = Volume.emptyDir("tmp", Storage.mebibytes(256));
    var container =
        ContainerSpec.builder("loki", props.image(), props.resources())
            .args("-config.file=/etc/loki/loki.yaml")
            .environment(environment(props))
            .ports(PORT)
            .health(health())
            .mounts(data.at("/loki"), files.readOnlyAt("/etc/loki"), temporary.at("/tmp"))
            .build();
    return PodProps.builder(container, PodUser.of(UID).owningVolumes())
        .volumes(files, temporary)
        .claim(data)
        .grace(Duration.ofSeconds(60))
        .build();
  }

  private static List<EnvVariable> environment(LoggingProps props) {
    var variables = new ArrayList<>(props.storage().environment());
    // Collects garbage before the kernel kills it.
    var target = props.resources().memoryLimit().share(Percent.of(90)).toMebibytes();
    variables.add(EnvVariable.of("GOMEMLIMIT", target + "MiB"));
    return variables;
  }

  /** Liveness must not be {@code /ready}, which says no while old lines are replayed. */
  private static HealthCheck health() {
    var ready = Probe.http("/ready", PORT.name());
    var alive = Probe.http("/loki/api/v1/status/buildinfo", PORT.name());
    return HealthCheck.of(alive, ready).startWithin(Duration.ofMinutes(10));
  }
}

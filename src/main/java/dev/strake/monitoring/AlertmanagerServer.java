package dev.strake.monitoring;

import dev.strake.metrics.Alertmanager;
import dev.strake.monitoring.Receiver.Email;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Routable;
import dev.strake.platform.Stack;
import dev.strake.value.Cpu;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ClaimProps;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.Services;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.constructs.Construct;

/** Alertmanager: groups alerts and tells people of them. */
final class AlertmanagerServer extends Part implements Observed, Routable {
  private static final Stack STACK = Stack.monitoring("alertmanager");
  private static final Port HTTP = Port.http(9093);
  private static final String CONFIG = "/etc/alertmanager/config";

  private final Workload workload;
  private final String namespace;

  AlertmanagerServer(Construct scope, String id, String namespace, MonitoringProps props) {
    super(scope, id);
    this.namespace = namespace;
    var receivers = props.receivers();
    var config =
        ConfigFiles.reloaded(
            this,
            STACK,
            name(),
            namespace,
            labels("alertmanager"),
            Map.of("alertmanager.yml", AlertmanagerConfig.write(receivers)));
    var files = Volume.configMap("config", config);
    var claim = new ClaimProps("data", Storage.gibibytes(1), props.storageClass());
    var secrets = secrets(receivers);
    var mounts = new ArrayList<>(List.of(files.readOnlyAt(CONFIG), claim.at("/alertmanager")));
    secrets.forEach((secret, volume) -> mounts.add(mount(secret, volume)));
    var pod =
        PodProps.builder(container(props, mounts), PodUser.of(65534).owningVolumes())
            .sidecar(Reloader.container(props.images().reloader(), HTTP, files.readOnlyAt(CONFIG)))
            .volumes(files)
            .volumes(List.copyOf(secrets.values()))
            .claim(claim)
            .build();
    var workloadProps = WorkloadProps.of(this, STACK, "alertmanager", pod).in(namespace);
    this.workload = StatefulSets.create(this, workloadProps, 1, name());
    Services.headless(
        this, STACK, name(), namespace, labels("alertmanager"), Services.Exposed.of(HTTP));
    connect(receivers);
  }

  private static ContainerSpec container(MonitoringProps props, List<Mount> mounts) {
    var resources =
        Resources.requests(Cpu.millis(50), Memory.mebibytes(64))
            .limits(Cpu.millis(200), Memory.mebibytes(128));
    return ContainerSpec.builder("alertmanager", props.images().alertmanager(), resources)
        .args(
            "--config.file=" + CONFIG + "/alertmanager.yml",
            "--storage.path=/alertmanager",
            "--web.listen-address=:" + HTTP.number(),
            // A single one has no peers to listen to.
            "--cluster.listen-address=")
        .ports(HTTP)
        .health(HealthCheck.http("/-/healthy", "/-/ready"))
        .mounts(mounts)
        .build();
  }

  /** A volume for each Secret, with the keys that receivers read. */
  private static Map<String, Volume> secrets(Receivers receivers) {
    var keys = new LinkedHashMap<String, TreeSet<String>>();
    for (var receiver : receivers.byName().values()) {
      var key = receiver.secret();
      keys.computeIfAbsent(key.secret(), s -> new TreeSet<>()).add(key.key());
    }
    var volumes = new LinkedHashMap<String, Volume>();
    keys.forEach(
        (secret, names) ->
            volumes.put(
                secret,
                Volume.secret("secret-" + volumes.size(), secret, names.toArray(String[]::new))));
    return volumes;
  }

  private static Mount mount(String secret, Volume volume) {
    return volume.readOnlyAt(AlertmanagerConfig.SECRETS + "/" + secret);
  }

  private void connect(Receivers receivers) {
    for (var receiver : receivers.byName().values()) {
      if (receiver instanceof Email email) {
        scope().graph().connectToInternet(workload.pods(), "sends mail", email.port());
      } else {
        scope().graph().connectToInternet(workload.pods(), "tells people of alerts");
      }
    }
  }

  Workload workload() {
    return workload;
  }

  Port port() {
    return HTTP;
  }

  @Override
  public Target target() {
    return new Target(name(), namespace, HTTP, workload.pods(), HTTP);
  }

  @Override
  public List<Observation> observations() {
    return List.of(
        new Observation(name(), workload.pods(), HTTP, "/metrics", Alertmanager.EXPORTER));
  }
}

package dev.strake.database;

import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Cpu;
import dev.strake.value.EnvVariable;
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
import dev.strake.workload.Probe;
import dev.strake.workload.Services;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the one server of a {@link Postgres}. */
final class PostgresServer {
  static final Port PORT = Port.of("postgres", 5432);
  static final String COMPONENT = "database";

  /** User and group of the Debian images. */
  static final PodUser USER = PodUser.of(999).owningVolumes();

  private static final Duration GRACE = Duration.ofSeconds(120);
  private static final Duration START = Duration.ofMinutes(10);
  private static final Resources UPKEEP =
      Resources.requests(Cpu.millis(10), Memory.mebibytes(16))
          .limits(Cpu.millis(100), Memory.mebibytes(64));
  private static final String CONFIG_AND_TLS =
      PostgresFiles.CONFIG_FOLDER + " " + PostgresFiles.TLS_FOLDER;

  /** Volumes that only the server itself needs. */
  private static final List<String> PRIVATE = List.of("data", "shm");

  private static final String IS_READY = "pg_isready -q -h 127.0.0.1 -p 5432";

  private final Part owner;
  private final PostgresProps props;
  private final PostgresSecrets secrets;
  private final PostgresSettings settings;
  private final PostgresFiles files;
  private final List<Volume> volumes = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();

  PostgresServer(Part owner, PostgresProps props, PostgresSecrets secrets) {
    this.owner = owner;
    this.props = props;
    this.secrets = secrets;
    this.settings = new PostgresSettings(props);
    this.files = new PostgresFiles(props, settings);
  }

  Workload create() {
    var namespace = owner.scope().namespaces().base();
    var labels = owner.labels(COMPONENT);
    mountFiles(namespace, labels);
    mountFolders();
    var claim = new ClaimProps("data", props.storage(), props.storageClass());
    mounts.add(claim.at(props.version().volumePath()));
    var pod =
        PodProps.builder(container(), USER)
            .sidecar(upkeep())
            .volumes(volumes)
            .claim(claim)
            // A checkpoint of all buffers comes before the end.
            .grace(GRACE)
            .priorityClass(props.priority())
            .build();
    Services.headless(
        owner, Stack.DATABASE, owner.name(), namespace, labels, Services.Exposed.of(PORT));
    return StatefulSets.create(
        owner, WorkloadProps.of(owner, Stack.DATABASE, COMPONENT, pod), 1, owner.name());
  }

  private ContainerSpec container() {
    return ContainerSpec.builder("postgres", props.version().image(), props.resources())
        .args(files.arguments())
        .environment(environment())
        .ports(PORT)
        .health(health())
        .mounts(mounts)
        .build();
  }

  /**
   * Has the server read its files again when they change: without it, neither a setting nor a
   * renewed certificate would ever arrive.
   */
  private ContainerSpec upkeep() {
    var alive =
        Probe.exec("sh", "-c", "test -n \"$(find /tmp/upkeep -mmin -10)\"")
            .every(Duration.ofSeconds(60));
    var folders = props.tls().map(s -> CONFIG_AND_TLS).orElse(PostgresFiles.CONFIG_FOLDER);
    return ContainerSpec.builder("upkeep", props.version().image(), UPKEEP)
        .command("bash", PostgresFiles.CONFIG_FOLDER + "/upkeep.sh")
        .environment(roles())
        .environment(EnvVariable.of("UPKEEP_FOLDERS", folders))
        .health(new HealthCheck(List.of(), alive, List.of()))
        .mounts(mounts.stream().filter(m -> !PRIVATE.contains(m.volume())).toList())
        .build();
  }

  /**
   * Over TCP, because the server of the first start listens on its socket only. Liveness takes
   * "rejecting connections" for life: recovery after a crash must not be killed again and again.
   */
  private static HealthCheck health() {
    var alive = Probe.exec("sh", "-c", IS_READY + "; test $? -le 1");
    var ready = Probe.exec("sh", "-c", IS_READY);
    return HealthCheck.of(alive, ready).startWithin(START);
  }

  private List<EnvVariable> environment() {
    var environment = new ArrayList<EnvVariable>();
    environment.add(EnvVariable.of("PGDATA", props.version().dataPath()));
    environment.add(EnvVariable.of("POSTGRES_PASSWORD", secrets.superuserPassword()));
    environment.add(EnvVariable.of("POSTGRES_INITDB_ARGS", "--data-checksums"));
    environment.addAll(roles());
    return environment;
  }

  /** What roles.sql makes. */
  private List<EnvVariable> roles() {
    var environment = new ArrayList<EnvVariable>();
    environment.add(EnvVariable.of("POSTGRES_DB", props.database()));
    environment.add(EnvVariable.of("POSTGRES_OWNER", props.owner()));
    environment.add(EnvVariable.of("POSTGRES_OWNER_PASSWORD", secrets.password()));
    environment.add(EnvVariable.of("POSTGRES_MONITORING_USER", secrets.monitoringUser()));
    environment.add(EnvVariable.of("POSTGRES_MONITORING_PASSWORD", secrets.monitoringPassword()));
    if (!props.version().extensions().isEmpty()) {
      environment.add(
          EnvVariable.of("POSTGRES_EXTENSIONS", String.join(",", props.version().extensions())));
    }
    return environment;
  }

  private void mountFiles(String namespace, Labels labels) {
    var config =
        ConfigFiles.reloaded(
            owner, Stack.DATABASE, owner.name() + "-config", namespace, labels, files.config());
    // Read at the first start only, so a change of it is no reason to restart.
    var init =
        ConfigFiles.reloaded(
            owner, Stack.DATABASE, owner.name() + "-init", namespace, labels, files.init());
    mount(Volume.configMap("config", config), PostgresFiles.CONFIG_FOLDER);
    mount(Volume.configMap("init", init), "/docker-entrypoint-initdb.d");
    props
        .tls()
        .ifPresent(
            secret ->
                mount(
                    Volume.secret("tls", secret, "tls.crt", "tls.key"), PostgresFiles.TLS_FOLDER));
  }

  private void mount(Volume volume, String path) {
    volumes.add(volume);
    mounts.add(volume.readOnlyAt(path));
  }

  private void mountFolders() {
    var run = Volume.emptyDir("run", Storage.mebibytes(16));
    var temporary = Volume.emptyDir("tmp", Storage.mebibytes(256));
    var shared = Volume.memory("shm", Storage.mebibytes(settings.memory().sharedFolder()));
    volumes.addAll(List.of(run, temporary, shared));
    mounts.addAll(
        List.of(run.at(PostgresFiles.SOCKET_FOLDER), temporary.at("/tmp"), shared.at("/dev/shm")));
  }
}

package dev.strake.database;

import dev.strake.platform.Connectable;
import dev.strake.value.Cpu;
import dev.strake.value.EnvVariable;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.Mount;
import dev.strake.workload.PodProps;
import dev.strake.workload.Volume;
import java.util.ArrayList;
import java.util.List;

/** The pods of backup, restore and restore test: steps one after the other on one disk. */
final class BackupPods {
  private static final String SCRIPTS = "/scripts";
  private static final String WORK = "/work";
  private static final String SCRATCH = "/scratch";
  private static final Resources SMALL =
      Resources.requests(Cpu.millis(100), Memory.mebibytes(128))
          .limits(Cpu.millis(500), Memory.mebibytes(256));

  /** A scratch server with its own buffers builds all indexes. */
  private static final Resources SERVER =
      Resources.requests(Cpu.millis(250), Memory.mebibytes(512))
          .limits(Cpu.millis(1000), Memory.gibibytes(1));

  private final PostgresBackupProps props;
  private final String prefix;
  private final String group;
  private final List<Volume> volumes;
  private final List<Mount> mounts;

  /**
   * @param prefix folder in the bucket
   * @param group labels of pushed metrics, as {@code name/value} pairs
   * @param scripts ConfigMap of the scripts
   */
  BackupPods(PostgresBackupProps props, String prefix, String group, String scripts) {
    this.props = props;
    this.prefix = prefix;
    this.group = group;
    var files = Volume.scripts("scripts", scripts);
    var work = Volume.ephemeral("work", props.workSpace());
    var temporary = Volume.emptyDir("tmp", Storage.mebibytes(64));
    this.volumes = List.of(files, work, temporary);
    this.mounts = List.of(files.readOnlyAt(SCRIPTS), work.at(WORK), temporary.at("/tmp"));
  }

  /** Dumps, uploads, publishes under the job's name and only then deletes what is too old. */
  PodProps backup(String job) {
    var steps = new ArrayList<ContainerSpec>();
    steps.add(
        postgres("dump", "dump.sh", SMALL)
            .environment(props.database().connection().environment())
            .mounts(props.database().connection().tls().mounts())
            .build());
    steps.add(rclone("upload", "upload.sh").build());
    props.pushgateway().ifPresent(gateway -> steps.add(publish(gateway, job)));
    steps.add(
        rclone("prune", "prune.sh")
            .environment(
                EnvVariable.of("BACKUP_KEEP_DAILY", Integer.toString(props.keepDaily())),
                EnvVariable.of("BACKUP_KEEP_WEEKLY", Integer.toString(props.keepWeekly())))
            .build());
    return pod(steps, props.database().connection().tls().volumes());
  }

  /** Downloads the newest dump, or the one that a command names, and restores it. */
  PodProps restore() {
    var restore =
        postgres("restore", "restore.sh", SMALL)
            .environment(props.database().connection().environment())
            .environment(EnvVariable.of("RESTORE_OVERWRITE", "no"))
            .mounts(props.database().connection().tls().mounts())
            .build();
    return pod(List.of(download(), restore), props.database().connection().tls().volumes());
  }

  /** Downloads the newest dump and restores it into a server of its own. */
  PodProps restoreTest(String job) {
    var scratch = Volume.ephemeral("scratch", props.restoreSpace());
    var test =
        postgres("restore-test", "restore-test.sh", SERVER)
            .environment(
                EnvVariable.of("RESTORE_TEST_QUERY", props.restoreTestQuery()),
                EnvVariable.of(
                    "RESTORE_TEST_PRELOAD",
                    String.join(",", props.database().version().preloaded())))
            .mounts(scratch.at(SCRATCH))
            .build();
    var steps = new ArrayList<>(List.of(download(), test));
    props.pushgateway().ifPresent(gateway -> steps.add(publish(gateway, job)));
    return pod(steps, List.of(scratch));
  }

  private PodProps pod(List<ContainerSpec> steps, List<Volume> more) {
    var last = steps.get(steps.size() - 1);
    var pod = PodProps.builder(last, PostgresServer.USER).volumes(volumes).volumes(more);
    steps.subList(0, steps.size() - 1).forEach(pod::init);
    return pod.build();
  }

  private ContainerSpec download() {
    var connection = props.database().connection();
    return rclone("download", "download.sh")
        .environment(
            EnvVariable.of("PGDATABASE", connection.database()), EnvVariable.of("BACKUP_KEY", ""))
        .build();
  }

  private ContainerSpec publish(Connectable gateway, String job) {
    return container("publish", props.rclone(), "publish.sh", SMALL)
        .environment(gateway.link().environment())
        .environment(
            EnvVariable.of("PUSHGATEWAY_JOB", job), EnvVariable.of("PUSHGATEWAY_GROUP", group))
        .build();
  }

  private ContainerSpec.Builder rclone(String name, String script) {
    return container(name, props.rclone(), script, SMALL)
        // Everything comes from variables; without this it warns about a file in a home.
        .environment(EnvVariable.of("RCLONE_CONFIG", "/tmp/rclone.conf"))
        .environment(EnvVariable.of("BACKUP_PREFIX", prefix))
        .environment(props.store().environment());
  }

  private ContainerSpec.Builder postgres(String name, String script, Resources resources) {
    return container(name, props.database().version().image(), script, resources);
  }

  private ContainerSpec.Builder container(
      String name, Image image, String script, Resources resources) {
    var shell = image.equals(props.rclone()) ? "sh" : "bash";
    return ContainerSpec.builder(name, image, resources)
        .command(shell, SCRIPTS + "/" + script)
        .environment(EnvVariable.of("WORK_DIR", WORK), EnvVariable.of("HOME", "/tmp"))
        .mounts(mounts);
  }
}

package dev.strake.database;

import dev.strake.metrics.Metric;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import dev.strake.value.Schedule;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.JobLimits;
import dev.strake.workload.Jobs;
import dev.strake.workload.PodProps;
import dev.strake.workload.Resource;
import dev.strake.workload.WorkloadProps;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * Dumps a database to an object store on a schedule, restores it on demand, and tests that it can.
 *
 * <p>What is written between two dumps is lost with the disk: by a daily one up to a day and the
 * time it takes. A shorter loss needs continuous archiving of the log.
 */
public final class PostgresBackup extends Part {
  private static final String COMPONENT = "backup";
  private static final List<String> SCRIPTS =
      List.of(
          "common.sh",
          "s3.sh",
          "dump.sh",
          "upload.sh",
          "publish.sh",
          "prune.sh",
          "download.sh",
          "restore.sh",
          "restore-test.sh",
          "user-objects.sql",
          "drop-user-objects.sql",
          "count-rows.sql");

  private final PostgresBackupProps props;
  private final BackupPods pods;

  /** Its jobs are called by the system and the id; {@code -restore} and {@code -test} follow. */
  public PostgresBackup(Construct scope, String id, PostgresBackupProps props) {
    super(scope, id);
    this.props = props;
    this.pods = new BackupPods(props, prefix(), group(), scripts());
    var once = new JobLimits(props.deadline(), 2);
    var backup = Jobs.scheduled(this, named(name(), pods.backup(name())), once, props.schedule());
    reachDatabase(backup.pods());
    reachOutside(backup.pods());
    reachPushgateway(backup.pods());
    // A second try would meet what the first one may have left half-looked-at: a person decides.
    var slow = JobLimits.once(props.restoreDeadline());
    var restore =
        Jobs.onDemand(this, named(restoreName(), pods.restore()), slow, props.schedule().zone());
    reachDatabase(restore.pods());
    reachOutside(restore.pods());
    props.restoreTest().ifPresent(schedule -> test(schedule, slow));
  }

  private void test(Schedule schedule, JobLimits limits) {
    var name = restoreName() + "-test";
    var test = Jobs.scheduled(this, named(name, pods.restoreTest(name)), limits, schedule);
    reachOutside(test.pods());
    reachPushgateway(test.pods());
  }

  /** What its jobs push, for the Pushgateway to know and for alerts to read. */
  public static Metric[] metrics() {
    return BackupMetrics.EXPORTER.metrics().toArray(Metric[]::new);
  }

  /**
   * How old the newest dump may get before somebody must know: the time between two by the
   * schedule, the deadline, and an hour: 26 hours for a daily one.
   */
  public Duration overdueAfter() {
    return BackupInterval.of(props.schedule()).plus(props.deadline()).plusHours(1);
  }

  /** Name of the CronJob that a restore is started from. */
  public String restoreName() {
    return id().equals(COMPONENT) ? scope().systemName() + "-restore" : name() + "-restore";
  }

  private WorkloadProps named(String name, PodProps pod) {
    return WorkloadProps.of(this, Stack.JOBS, COMPONENT, pod).named(name);
  }

  private String prefix() {
    if (!props.prefix().isEmpty()) {
      return props.prefix();
    }
    return "%s/%s/%s"
        .formatted(
            scope().systemName(),
            scope().environment().id(),
            props.database().connection().database());
  }

  private String group() {
    return "namespace/" + scope().namespace();
  }

  private String scripts() {
    var files = new TreeMap<String, String>();
    for (var script : SCRIPTS) {
      files.put(script, Resource.read(PostgresBackup.class, "postgres/" + script));
    }
    return ConfigFiles.hashed(
        this,
        Stack.JOBS,
        name() + "-scripts",
        scope().namespaces().base(),
        labels(COMPONENT),
        files);
  }

  private void reachDatabase(Pods from) {
    var link = props.database().link();
    var ports = link.ports().stream().map(Port::number).toList();
    scope().graph().connect(from, link.peer(), from.name() + " of the database", ports);
  }

  private void reachOutside(Pods from) {
    var store = props.store().location();
    scope()
        .graph()
        .connect(from, store.peer(scope()), "dumps in the object store", List.of(store.port()));
  }

  private void reachPushgateway(Pods from) {
    props
        .pushgateway()
        .ifPresent(
            gateway -> {
              var link = gateway.link();
              var ports = link.ports().stream().map(Port::number).toList();
              scope().graph().connect(from, link.peer(), "metrics of a job", ports);
            });
  }
}

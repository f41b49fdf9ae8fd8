package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.value.Checks;
import dev.strake.value.Fingerprint;
import dev.strake.value.Schedule;
import dev.strake.workload.PodTemplates.Role;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus34.k8s.CronJobSpec;
import org.cdk8s.plus34.k8s.JobSpec;
import org.cdk8s.plus34.k8s.JobTemplateSpec;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.KubeJob;
import org.cdk8s.plus34.k8s.KubeJobProps;
import org.cdk8s.plus34.k8s.ObjectMeta;

/** Workloads that run to their end: once, or again and again. */
public final class Jobs {
  private static final int KEPT_SUCCESSES = 3;
  private static final int KEPT_FAILURES = 3;
  private static final int LONGEST_SCHEDULED = 52;

  /** A start that is later than this after its time is left out. */
  private static final Duration STARTING_DEADLINE = Duration.ofHours(1);

  private Jobs() {}

  /**
   * A Job that runs once per release: its name ends in 8 digits of its template's hash, so another
   * template never meets a Job of its name, and one that is done is not run again.
   */
  public static Workload once(
      Part owner, WorkloadProps props, JobLimits limits, Map<String, String> annotations) {
    var workload = new Workload(owner, props);
    var spec = spec(workload, limits).build();
    var name = props.name() + "-" + fingerprint(spec);
    var meta =
        owner.metadata(name, props.namespace(), workload.labels()).annotations(annotations).build();
    owner.add(props.stack(), Kinds.JOB, KubeJobProps.builder().metadata(meta).spec(spec).build());
    return workload;
  }

  /** A CronJob: never two at a time, none that comes much too late. */
  public static Workload scheduled(
      Part owner, WorkloadProps props, JobLimits limits, Schedule schedule) {
    return scheduled(owner, props, limits, schedule, false);
  }

  /**
   * A CronJob that never starts by itself: a template from which a command makes its Job.
   *
   * @param zone time zone of its schedule, which tells the time only once somebody resumes it
   */
  public static Workload onDemand(Part owner, WorkloadProps props, JobLimits limits, ZoneId zone) {
    return scheduled(owner, props, limits, new Schedule("0 0 1 1 *", zone), true);
  }

  private static Workload scheduled(
      Part owner, WorkloadProps props, JobLimits limits, Schedule schedule, boolean suspended) {
    Checks.that(
        props.name().length() <= LONGEST_SCHEDULED,
        "name of a scheduled job must have at most %d characters, because its jobs' names are"
            + " longer, got '%s'",
        LONGEST_SCHEDULED,
        props.name());
    var workload = new Workload(owner, props);
    var labels = ObjectMeta.builder().labels(workload.labels().all()).build();
    var spec =
        CronJobSpec.builder()
            .schedule(schedule.cron())
            .timeZone(schedule.zone().getId())
            .concurrencyPolicy("Forbid")
            .startingDeadlineSeconds(STARTING_DEADLINE.toSeconds())
            .successfulJobsHistoryLimit(KEPT_SUCCESSES)
            .failedJobsHistoryLimit(KEPT_FAILURES)
            .jobTemplate(
                JobTemplateSpec.builder()
                    .metadata(labels)
                    .spec(spec(workload, limits).build())
                    .build());
    if (suspended) {
      spec.suspend(true);
    }
    var meta = owner.metadata(props.name(), props.namespace(), workload.labels()).build();
    owner.add(
        props.stack(),
        Kinds.CRON_JOB,
        KubeCronJobProps.builder().metadata(meta).spec(spec.build()).build());
    return workload;
  }

  private static JobSpec.Builder spec(Workload workload, JobLimits limits) {
    return JobSpec.builder()
        .backoffLimit(limits.retries())
        .activeDeadlineSeconds(limits.deadline().toSeconds())
        .template(workload.template(Role.JOB));
  }

  /** The hash of what cdk8s itself writes, so that whatever changes the template changes it. */
  private static String fingerprint(JobSpec spec) {
    var apart = new Chart(new App(), "apart");
    var job = new KubeJob(apart, "job", KubeJobProps.builder().spec(spec).build());
    var body = (Map<?, ?>) job.toJson();
    return Fingerprint.of(String.valueOf(body.get("spec")));
  }
}

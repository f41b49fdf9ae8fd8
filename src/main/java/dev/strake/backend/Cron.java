package dev.strake.backend;

import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.workload.Jobs;
import dev.strake.workload.WorkloadProps;
import software.constructs.Construct;

/** A program that runs again and again to its end, never two at a time. */
public final class Cron extends Part {

  /** Makes the CronJob with all its objects. */
  public Cron(Construct scope, String id, CronProps props) {
    super(scope, id);
    var pod = new ProgramPod(this, Stack.JOBS, props.program());
    var podProps = pod.build(container -> container).build();
    var workload =
        Jobs.scheduled(
            this,
            WorkloadProps.of(this, Stack.JOBS, "job", podProps),
            props.limits(),
            props.schedule());
    pod.connect(workload.pods(), 1);
  }
}

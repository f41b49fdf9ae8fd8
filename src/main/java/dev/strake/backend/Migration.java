package dev.strake.backend;

import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.workload.JobLimits;
import dev.strake.workload.Jobs;
import dev.strake.workload.WorkloadProps;
import java.util.Map;
import software.constructs.Construct;

/**
 * A Job that brings the database's schema to the release, once per release and before its pods.
 *
 * <p>It is named by its part and 8 digits of its template's hash: another release never meets it,
 * and one that is done is not run again. The deploy command waits for it before it changes any
 * workload.
 */
public final class Migration extends Part {

  /** Makes the migration's Job. */
  public Migration(Construct scope, String id, MigrationProps props) {
    super(scope, id);
    var pod = new ProgramPod(this, Stack.JOBS, props.program());
    var podProps = pod.build(container -> container).build();
    var workload =
        Jobs.once(
            this,
            WorkloadProps.of(this, Stack.JOBS, "migration", podProps),
            JobLimits.once(props.deadline()),
            Map.of(
                "strake.dev/migration",
                props.backwardCompatible() ? "backward-compatible" : "breaking"));
    pod.connect(workload.pods(), 1);
  }
}

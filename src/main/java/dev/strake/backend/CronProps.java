package dev.strake.backend;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Image;
import dev.strake.value.Schedule;
import dev.strake.workload.JobLimits;
import java.time.Duration;

/**
 * How a {@link Cron} is run.
 *
 * @param program what is run
 * @param schedule when
 * @param limits how long and how often it may try
 */
public record CronProps(Program program, Schedule schedule, JobLimits limits) {

  public CronProps {
    requireNonNull(program, "program");
    requireNonNull(schedule, "schedule");
    requireNonNull(limits, "limits");
  }

  /** Starts from what has no default: the image and the time. */
  public static Builder builder(Image image, Schedule schedule) {
    return new Builder(image, schedule);
  }

  /** Collects how a scheduled job is run. */
  public static final class Builder extends Program.Builder<Builder> {
    private final Schedule schedule;
    private JobLimits limits = JobLimits.once(Duration.ofHours(1));

    private Builder(Image image, Schedule schedule) {
      super(image);
      this.schedule = schedule;
      connections(1);
    }

    @Override
    Builder self() {
      return this;
    }

    /** How long and how often it may try. Default: once, for an hour. */
    public Builder limits(JobLimits limits) {
      this.limits = limits;
      return this;
    }

    /** The props. */
    public CronProps build() {
      return new CronProps(program(), schedule, limits);
    }
  }
}

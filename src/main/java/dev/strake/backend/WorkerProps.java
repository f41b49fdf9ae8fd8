package dev.strake.backend;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Metric;
import dev.strake.value.Image;
import dev.strake.value.Port;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Rollout;
import dev.strake.workload.Scaling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link Worker} is run.
 *
 * @param program what is run
 * @param health how its health is seen
 * @param scaling how many replicas run
 * @param grace time it has to finish its task
 * @param rollout how its pods are replaced
 * @param metrics metrics it publishes
 * @param metricsPort port of its metrics
 */
public record WorkerProps(
    Program program,
    HealthCheck health,
    Scaling scaling,
    Duration grace,
    Rollout rollout,
    List<Metric> metrics,
    Port metricsPort) {

  public WorkerProps {
    requireNonNull(program, "program");
    metrics = List.copyOf(metrics);
  }

  /** Starts from what has no default: the image, and how a program without requests shows life. */
  public static Builder builder(Image image, HealthCheck health) {
    return new Builder(image, health);
  }

  /** Collects how a worker is run. */
  public static final class Builder extends Program.Builder<Builder> {
    private final HealthCheck health;
    private Scaling scaling = Scaling.fixed(1);
    private Duration grace = Duration.ofSeconds(60);
    private Rollout rollout = Rollout.SURGE;
    private final List<Metric> metrics = new ArrayList<>();
    private Port metricsPort = Port.of("metrics", 9464);

    private Builder(Image image, HealthCheck health) {
      super(image);
      this.health = health;
    }

    @Override
    Builder self() {
      return this;
    }

    /** How many replicas run. Default: always 1. */
    public Builder scaling(Scaling scaling) {
      this.scaling = scaling;
      return this;
    }

    /** Time it has to finish its task. Default: 60 s. */
    public Builder grace(Duration grace) {
      this.grace = grace;
      return this;
    }

    /** How its pods are replaced. Default: {@link Rollout#SURGE}. */
    public Builder rollout(Rollout rollout) {
      this.rollout = rollout;
      return this;
    }

    /** Publishes metrics at path {@code /metrics} of port 9464. Default: none. */
    public Builder exposes(List<Metric> metrics) {
      this.metrics.addAll(metrics);
      return this;
    }

    /** Port of its metrics. Default: 9464. */
    public Builder metricsPort(int port) {
      this.metricsPort = Port.of("metrics", port);
      return this;
    }

    /** The props. */
    public WorkerProps build() {
      return new WorkerProps(program(), health, scaling, grace, rollout, metrics, metricsPort);
    }
  }
}

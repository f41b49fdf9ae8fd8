package dev.strake.backend;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Metric;
import dev.strake.value.Checks;
import dev.strake.value.Image;
import dev.strake.value.Port;
import dev.strake.workload.DisruptionBudget;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Rollout;
import dev.strake.workload.Scaling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a {@link Backend} is run.
 *
 * @param program what is run
 * @param port port it serves on
 * @param servicePort port of its Service
 * @param scaling how many replicas run
 * @param health how its health is seen
 * @param metrics metrics it publishes
 * @param metricsPort port of its metrics, which its Service does not have
 * @param metricsPath path of its metrics
 * @param preStop time in which no more requests come, before it is told to end
 * @param grace time it has to end, the wait before included
 * @param rollout how its pods are replaced
 * @param budget its disruption budget, the default where empty
 * @param main whether commands without a workload's name mean this one
 */
public record BackendProps(
    Program program,
    Port port,
    int servicePort,
    Scaling scaling,
    HealthCheck health,
    List<Metric> metrics,
    Port metricsPort,
    String metricsPath,
    Duration preStop,
    Duration grace,
    Rollout rollout,
    Optional<DisruptionBudget> budget,
    boolean main) {

  public BackendProps {
    requireNonNull(program, "program");
    metrics = List.copyOf(metrics);
    Checks.that(
        metrics.isEmpty() || metricsPort.number() != port.number(),
        "metrics port must not be the port of requests, got %d for both; the public could read the"
            + " metrics",
        port.number());
  }

  /** Starts from the one thing that has no default: the image. */
  public static Builder builder(Image image) {
    return new Builder(image);
  }

  /** Collects how a backend is run. */
  public static final class Builder extends Program.Builder<Builder> {
    private Port port = Port.http(8080);
    private int servicePort = 80;
    private Scaling scaling = Scaling.fixed(2);
    private HealthCheck health = HealthCheck.http("/health");
    private final List<Metric> metrics = new ArrayList<>();
    private Port metricsPort = Port.of("metrics", 9464);
    private String metricsPath = "/metrics";
    private Duration preStop = Duration.ofSeconds(10);
    private Duration grace = Duration.ofSeconds(40);
    private Rollout rollout = Rollout.SURGE;
    private Optional<DisruptionBudget> budget = Optional.empty();
    private boolean main;

    private Builder(Image image) {
      super(image);
    }

    @Override
    Builder self() {
      return this;
    }

    /** Port it serves on. Default: 8080. */
    public Builder port(int port) {
      this.port = Port.http(port);
      return this;
    }

    /** Port of its Service. Default: 80. */
    public Builder servicePort(int port) {
      this.servicePort = port;
      return this;
    }

    /** How many replicas run. Default: always 2. */
    public Builder scaling(Scaling scaling) {
      this.scaling = scaling;
      return this;
    }

    /** How its health is seen. Default: {@code GET /health} for start, liveness and readiness. */
    public Builder health(HealthCheck health) {
      this.health = health;
      return this;
    }

    /**
     * Publishes metrics, on a port that its Service does not have; the ConfigMap {@code
     * <name>-metrics} writes them down for its authors. Default: none.
     */
    public Builder exposes(List<Metric> metrics) {
      this.metrics.addAll(metrics);
      return this;
    }

    /** Where its metrics are. Default: path {@code /metrics} on port 9464. */
    public Builder metricsAt(int port, String path) {
      this.metricsPort = Port.of("metrics", port);
      this.metricsPath = path;
      return this;
    }

    /** How it ends: a wait for requests to stop coming, in all the grace. Default: 10 s in 40 s. */
    public Builder end(Duration preStop, Duration grace) {
      this.preStop = preStop;
      this.grace = grace;
      return this;
    }

    /** How its pods are replaced. Default: {@link Rollout#SURGE}. */
    public Builder rollout(Rollout rollout) {
      this.rollout = rollout;
      return this;
    }

    /** Pods that drains may take. Default: one at a time where two or more run. */
    public Builder budget(DisruptionBudget budget) {
      this.budget = Optional.of(budget);
      return this;
    }

    /** Makes it the one that commands mean when they name no workload. Default: not. */
    public Builder main() {
      this.main = true;
      return this;
    }

    /** The props. */
    public BackendProps build() {
      return new BackendProps(
          program(),
          port,
          servicePort,
          scaling,
          health,
          metrics,
          metricsPort,
          metricsPath,
          preStop,
          grace,
          rollout,
          budget,
          main);
    }
  }
}

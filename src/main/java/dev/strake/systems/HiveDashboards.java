package dev.strake.systems;

import static dev.strake.metrics.promql.PromQl.count;
import static dev.strake.metrics.promql.PromQl.max;
import static dev.strake.metrics.promql.PromQl.rate;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.sum;

import dev.strake.backend.Backend;
import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.KubeStateMetrics;
import dev.strake.monitoring.Dashboard;
import dev.strake.monitoring.Panel;
import dev.strake.monitoring.Query;
import dev.strake.monitoring.Unit;
import java.time.Duration;

/** The pages of HIVE in Grafana. */
final class HiveDashboards {
  private HiveDashboards() {}

  /** The eight panels that HIVE asked for. */
  static Dashboard overview(Backend backend) {
    var traffic = HiveAlerts.traffic(backend);
    var namespace = backend.pods().namespace();
    var ready =
        select(KubeStateMetrics.POD_STATUS_READY)
            .is("condition", "true")
            .is("namespace", namespace);
    var memory =
        select(Cadvisor.MEMORY_WORKING_SET_BYTES).is("namespace", namespace).isNot("container", "");
    var cpu =
        select(Cadvisor.CPU_USAGE_SECONDS_TOTAL).is("namespace", namespace).isNot("container", "");
    return Dashboard.builder("hive-overview", "HIVE Overview Dashboard")
        .panels(
            Panel.stat("Request Rate (req/s)", traffic.requestRate())
                .unit(Unit.REQUESTS_PER_SECOND),
            Panel.stat("Error Rate (%)", traffic.errorRatio()).unit(Unit.SHARE).limit(0.05),
            Panel.stat("P95 Latency (seconds)", traffic.latency(0.95)).unit(Unit.SECONDS).limit(2),
            Panel.stat("Active Pods", count(ready.eq(1))),
            Panel.timeSeries("Request Rate Over Time", traffic.requestRate())
                .unit(Unit.REQUESTS_PER_SECOND),
            Panel.timeSeries(
                    "Latency Distribution (p50, p95, p99)",
                    Query.of(traffic.latency(0.5), "p50"),
                    Query.of(traffic.latency(0.95), "p95"),
                    Query.of(traffic.latency(0.99), "p99"))
                .unit(Unit.SECONDS),
            Panel.timeSeries("Memory Usage by Pod", Query.of(sum(memory).by("pod"), "{{pod}}"))
                .unit(Unit.BYTES),
            Panel.timeSeries(
                    "CPU Usage by Pod",
                    Query.of(sum(rate(cpu, Duration.ofMinutes(5))).by("pod"), "{{pod}}"))
                .unit(Unit.CORES))
        .build();
  }

  /**
   * How well the API keeps 99.5 % availability and 2 s, and who uses it.
   *
   * @param span stretch that is looked at; metrics must be kept as long
   */
  static Dashboard serviceLevels(Backend backend, Duration span) {
    var traffic = HiveAlerts.traffic(backend).over(span);
    var days = "over %s days".formatted(span.toDays());
    var job = backend.name();
    return Dashboard.builder("hive-service-levels", "HIVE Service Levels")
        .panels(
            Panel.stat(
                    "Failed requests %s (objective: below 0.5 %%)".formatted(days),
                    traffic.errorRatio())
                .unit(Unit.SHARE)
                .limit(0.005),
            Panel.stat(
                    "P95 latency %s (objective: below 2 s)".formatted(days), traffic.latency(0.95))
                .unit(Unit.SECONDS)
                .limit(2),
            // Every pod reports the same global number: the sum would count it once per pod.
            Panel.timeSeries("Active users", max(select(HiveMetrics.ACTIVE_USERS).is("job", job))),
            Panel.timeSeries(
                "Active sessions", max(select(HiveMetrics.ACTIVE_SESSIONS).is("job", job))))
        .range(span)
        .build();
  }
}

package dev.strake.workload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * How a container's health is seen. Liveness must not ask for anything behind the container: it
 * would restart all replicas when a database is slow.
 *
 * @param startup asked until the container has started; none where the list is empty
 * @param liveness a container that fails is restarted
 * @param readiness a container that fails gets no requests; none where the list is empty
 */
public record HealthCheck(List<Probe> startup, Probe liveness, List<Probe> readiness) {

  public HealthCheck {
    startup = List.copyOf(startup);
    requireNonNull(liveness, "liveness");
    readiness = List.copyOf(readiness);
  }

  /** One path for all three. */
  public static HealthCheck http(String path) {
    return http(path, path);
  }

  /** A path that never looks at dependencies, for start and liveness, and one for readiness. */
  public static HealthCheck http(String livePath, String readyPath) {
    return http(livePath, readyPath, "http");
  }

  /** The same on a port of another name. */
  public static HealthCheck http(String livePath, String readyPath, String port) {
    return of(Probe.http(livePath, port), Probe.http(readyPath, port));
  }

  /** A command for all that serves nothing: a worker. */
  public static HealthCheck exec(String... command) {
    return live(Probe.exec(command));
  }

  /** Liveness only, for all that serves nothing. */
  public static HealthCheck live(Probe probe) {
    return new HealthCheck(List.of(), probe, List.of());
  }

  /** Start and liveness by one probe, readiness by another, at the usual pace. */
  public static HealthCheck of(Probe live, Probe ready) {
    return new HealthCheck(
        List.of(live.every(Duration.ofSeconds(5)).failures(30)),
        live,
        List.of(ready.every(Duration.ofSeconds(5))));
  }

  /** The same with more time to start, in whole multiples of the probe's period. */
  public HealthCheck startWithin(Duration time) {
    var slower =
        startup.stream()
            .map(p -> p.failures((int) Math.max(1, time.dividedBy(p.period()))))
            .toList();
    return new HealthCheck(slower, liveness, readiness);
  }

  /** All its probes. */
  public List<Probe> probes() {
    var all = new java.util.ArrayList<>(startup);
    all.add(liveness);
    all.addAll(readiness);
    return all;
  }
}

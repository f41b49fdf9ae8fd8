package dev.strake.logging;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Exporter;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.workload.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Grafana Alloy. It has no buffer: while Loki is away it stops reading, and lines wait in the files
 * of the node until the kubelet removes these.
 *
 * @param image its image
 * @param resources what it is given on each node
 */
public record Alloy(Image image, Resources resources) implements Shipper {
  private static final Port METRICS = Port.of("metrics", 12345);

  public Alloy {
    requireNonNull(image, "image");
    requireNonNull(resources, "resources");
  }

  static Alloy standard() {
    return new Alloy(
        Image.of("docker.io/grafana/alloy", "v1.21.2"),
        Resources.requests(Cpu.millis(100), Memory.mebibytes(128))
            .limits(Cpu.millis(500), Memory.mebibytes(512)));
  }

  /** Another image. Default: 1.21.2. */
  public Alloy image(Image image) {
    return new Alloy(image, resources);
  }

  /** What it is given on each node. Default: 100m to 500m CPU, 128 to 512 MiB of memory. */
  public Alloy resources(Resources resources) {
    return new Alloy(image, resources);
  }

  @Override
  public String id() {
    return "alloy";
  }

  @Override
  public List<String> command() {
    return List.of(
        "/bin/alloy",
        "run",
        "/etc/alloy/config.alloy",
        "--storage.path=" + Collector.STATE,
        "--server.http.listen-addr=0.0.0.0:" + METRICS.number(),
        "--disable-reporting");
  }

  @Override
  public String configFolder() {
    return "/etc/alloy";
  }

  @Override
  public Map<String, String> files(Route route) {
    var values =
        Map.of(
            "namespaces", namespaces(route.namespaces()),
            "name", route.name(),
            "namespace", route.namespace(),
            "url", route.lokiUrl());
    return Map.of("config.alloy", Template.fill("config.alloy", values));
  }

  private static String namespaces(List<String> names) {
    return names.stream().map(n -> '"' + n + '"').collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public Port metricsPort() {
    return METRICS;
  }

  @Override
  public String metricsPath() {
    return "/metrics";
  }

  @Override
  public Exporter exporter() {
    return dev.strake.metrics.Alloy.EXPORTER;
  }

  @Override
  public HealthCheck health() {
    return HealthCheck.http("/-/ready", "/-/ready", METRICS.name());
  }
}

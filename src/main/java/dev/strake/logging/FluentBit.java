package dev.strake.logging;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Exporter;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.workload.HealthCheck;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Fluent Bit. When its buffer is full it loses the oldest lines that wait.
 *
 * @param image its image
 * @param resources what it is given on each node
 */
public record FluentBit(Image image, Resources resources) implements Shipper {
  private static final Port METRICS = Port.of("metrics", 2020);

  public FluentBit {
    requireNonNull(image, "image");
    requireNonNull(resources, "resources");
  }

  static FluentBit standard() {
    return new FluentBit(
        Image.of("docker.io/fluent/fluent-bit", "5.1.1"),
        Resources.requests(Cpu.millis(50), Memory.mebibytes(64))
            .limits(Cpu.millis(500), Memory.mebibytes(256)));
  }

  /** Another image. Default: 5.1.1. */
  public FluentBit image(Image image) {
    return new FluentBit(image, resources);
  }

  /** What it is given on each node. Default: 50m to 500m CPU, 64 to 256 MiB of memory. */
  public FluentBit resources(Resources resources) {
    return new FluentBit(image, resources);
  }

  @Override
  public String id() {
    return "fluent-bit";
  }

  @Override
  public List<String> command() {
    return List.of("/fluent-bit/bin/fluent-bit", "-c", "/fluent-bit/config/fluent-bit.yaml");
  }

  @Override
  public String configFolder() {
    return "/fluent-bit/config";
  }

  @Override
  public Map<String, String> files(Route route) {
    var loki = URI.create(route.lokiUrl());
    var values =
        Map.of(
            "paths", String.join(",", route.paths()),
            "ownPath", route.ownPath(),
            "state", Collector.STATE,
            "host", loki.getHost(),
            "port", Integer.toString(loki.getPort()),
            "buffer", route.buffer().toMebibytes() + "M");
    return Map.of(
        "fluent-bit.yaml", Template.fill("fluent-bit.yaml", values),
        "labels.lua", Template.fill("labels.lua", Map.of()));
  }

  @Override
  public Port metricsPort() {
    return METRICS;
  }

  @Override
  public String metricsPath() {
    return "/api/v2/metrics/prometheus";
  }

  @Override
  public Exporter exporter() {
    return dev.strake.metrics.FluentBit.EXPORTER;
  }

  /** Its own health path turns bad with Loki, so liveness asks whether it answers at all. */
  @Override
  public HealthCheck health() {
    return HealthCheck.http("/", "/", METRICS.name());
  }
}

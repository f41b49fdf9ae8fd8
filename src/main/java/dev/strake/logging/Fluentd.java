package dev.strake.logging;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Exporter;
import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fluentd.
 *
 * <p>No public image has all its plugins, so the one for Loki is copied out of the image of Loki's
 * makers before Fluentd starts.
 *
 * @param image an image with {@code fluent-plugin-kubernetes_metadata_filter}, {@code
 *     fluent-plugin-concat}, {@code fluent-plugin-parser-cri} and {@code fluent-plugin-prometheus}
 * @param plugin an image with {@code /fluentd/plugins/out_loki.rb}; empty where the first one has
 *     {@code fluent-plugin-grafana-loki} itself
 * @param resources what it is given on each node
 */
public record Fluentd(Image image, Optional<Image> plugin, Resources resources) implements Shipper {
  private static final Port METRICS = Port.of("metrics", 24231);
  private static final Volume PLUGINS = Volume.emptyDir("plugins", Storage.mebibytes(8));
  private static final String PLUGIN_FOLDER = "/opt/fluentd-plugins";

  public Fluentd {
    requireNonNull(image, "image");
    requireNonNull(plugin, "plugin");
    requireNonNull(resources, "resources");
  }

  static Fluentd standard() {
    return new Fluentd(
        Image.of("docker.io/fluent/fluentd-kubernetes-daemonset", "v1.19.3-debian-forward-1.1"),
        Optional.of(Image.of("docker.io/grafana/fluent-plugin-loki", "3.7.8")),
        Resources.requests(Cpu.millis(100), Memory.mebibytes(256))
            .limits(Cpu.millis(500), Memory.mebibytes(512)));
  }

  /** An image that has all the plugins, that for Loki included. Default: two public images. */
  public Fluentd image(Image complete) {
    return new Fluentd(complete, Optional.empty(), resources);
  }

  /** The same two images from elsewhere or of other versions. */
  public Fluentd images(Image fluentd, Image lokiPlugin) {
    return new Fluentd(fluentd, Optional.of(lokiPlugin), resources);
  }

  /** What it is given on each node. Default: 100m to 500m CPU, 256 to 512 MiB of memory. */
  public Fluentd resources(Resources resources) {
    return new Fluentd(image, plugin, resources);
  }

  @Override
  public String id() {
    return "fluentd";
  }

  @Override
  public List<String> command() {
    return plugin.isPresent()
        ? List.of("fluentd", "-c", "/fluentd/etc/fluent.conf", "-p", PLUGIN_FOLDER)
        : List.of("fluentd", "-c", "/fluentd/etc/fluent.conf");
  }

  @Override
  public String configFolder() {
    return "/fluentd/etc";
  }

  @Override
  public Map<String, String> files(Route route) {
    var values =
        Map.of(
            "paths", String.join(",", route.paths()),
            "ownPath", route.ownPath(),
            "state", Collector.STATE,
            "url", route.lokiUrl(),
            "buffer", route.buffer().bytes() + "");
    return Map.of("fluent.conf", Template.fill("fluent.conf", values));
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
    return dev.strake.metrics.Fluentd.EXPORTER.with("fluent-plugin-prometheus");
  }

  @Override
  public HealthCheck health() {
    return HealthCheck.http("/metrics", "/metrics", METRICS.name());
  }

  @Override
  public List<ContainerSpec> before() {
    var little =
        Resources.requests(Cpu.millis(10), Memory.mebibytes(32))
            .limits(Cpu.millis(100), Memory.mebibytes(64));
    return plugin.stream()
        .map(
            image ->
                ContainerSpec.builder("loki-plugin", image, little)
                    .command("cp", "/fluentd/plugins/out_loki.rb", PLUGIN_FOLDER)
                    .mounts(PLUGINS.at(PLUGIN_FOLDER))
                    .build())
        .toList();
  }

  @Override
  public List<Volume> volumes() {
    return plugin.isPresent() ? List.of(PLUGINS) : List.of();
  }

  @Override
  public List<Mount> mounts() {
    return plugin.isPresent() ? List.of(PLUGINS.readOnlyAt(PLUGIN_FOLDER)) : List.of();
  }
}

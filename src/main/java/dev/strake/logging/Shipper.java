package dev.strake.logging;

import dev.strake.metrics.Exporter;
import dev.strake.value.Image;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.Volume;
import java.util.List;
import java.util.Map;

/**
 * A program that reads the log files of a node and sends them to Loki.
 *
 * <p>Each joins the parts that a container runtime cuts long lines into, leaves out its own lines,
 * gives every stream the labels of {@link Logging#LABELS} and no others, waits for a Loki that is
 * away, and reads on where it stopped.
 */
public sealed interface Shipper permits Fluentd, FluentBit, Alloy {

  /** Fluentd 1.19, the heaviest: for plugins that nobody else has. */
  static Fluentd fluentd() {
    return Fluentd.standard();
  }

  /** Fluent Bit 5.1, the smallest. */
  static FluentBit fluentBit() {
    return FluentBit.standard();
  }

  /** Grafana Alloy 1.21, what the makers of Loki recommend. */
  static Alloy alloy() {
    return Alloy.standard();
  }

  /** Short name, part of the names of its objects. */
  String id();

  /** Its image. */
  Image image();

  /** What it is given on each node. */
  Resources resources();

  /** Program and arguments. */
  List<String> command();

  /** Folder of its configuration. */
  String configFolder();

  /** The files of its configuration. */
  Map<String, String> files(Route route);

  /** Port of its metrics and probes. */
  Port metricsPort();

  /** Path of its metrics. */
  String metricsPath();

  /** What it exports. */
  Exporter exporter();

  /** How its health is seen. */
  HealthCheck health();

  /** Containers that prepare it. */
  default List<ContainerSpec> before() {
    return List.of();
  }

  /** Volumes beyond those that every shipper has. */
  default List<Volume> volumes() {
    return List.of();
  }

  /** Mounts of these volumes. */
  default List<Mount> mounts() {
    return List.of();
  }

  /**
   * What it reads and where it sends it.
   *
   * @param lokiUrl address of Loki
   * @param name name of its own pods, whose lines it leaves out
   * @param namespace its own namespace
   * @param namespaces namespaces that it reads; none means all
   * @param buffer disk that lines may wait on
   */
  record Route(
      String lokiUrl, String name, String namespace, List<String> namespaces, Storage buffer) {
    public Route {
      namespaces = List.copyOf(namespaces);
    }

    /** Patterns of the files that it reads, as the kubelet names them. */
    List<String> paths() {
      return namespaces.isEmpty()
          ? List.of("/var/log/containers/*.log")
          : namespaces.stream().map("/var/log/containers/*_%s_*.log"::formatted).toList();
    }

    /** Pattern of the files of its own lines, which would feed themselves. */
    String ownPath() {
      return "/var/log/containers/%s-*_%s_*.log".formatted(name, namespace);
    }
  }
}

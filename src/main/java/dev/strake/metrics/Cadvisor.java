package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What the kubelet measures of running containers, at its path {@code /metrics/cadvisor}. */
public final class Cadvisor {

  /** CPU time used. */
  public static final Metric CPU_USAGE_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "container_cpu_usage_seconds_total")
          .labels("namespace", "pod", "container", "id", "image", "name", "cpu");

  /** Scheduling periods of a container with a CPU limit. */
  public static final Metric CPU_CFS_PERIODS_TOTAL =
      Metric.foreign(COUNTER, "container_cpu_cfs_periods_total")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Scheduling periods in which a container was held back. */
  public static final Metric CPU_CFS_THROTTLED_PERIODS_TOTAL =
      Metric.foreign(COUNTER, "container_cpu_cfs_throttled_periods_total")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Memory that cannot be reclaimed; at the limit the container is killed. */
  public static final Metric MEMORY_WORKING_SET_BYTES =
      Metric.foreign(GAUGE, "container_memory_working_set_bytes")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Memory with page cache; alert on the working set instead. */
  public static final Metric MEMORY_USAGE_BYTES =
      Metric.foreign(GAUGE, "container_memory_usage_bytes")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Anonymous memory. */
  public static final Metric MEMORY_RSS =
      Metric.foreign(GAUGE, "container_memory_rss")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Memory limit, zero for none. */
  public static final Metric SPEC_MEMORY_LIMIT_BYTES =
      Metric.foreign(GAUGE, "container_spec_memory_limit_bytes")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Kills for want of memory. */
  public static final Metric OOM_EVENTS_TOTAL =
      Metric.foreign(COUNTER, "container_oom_events_total")
          .labels("namespace", "pod", "container", "id", "image", "name");

  /** Bytes received by a pod. */
  public static final Metric NETWORK_RECEIVE_BYTES_TOTAL =
      Metric.foreign(COUNTER, "container_network_receive_bytes_total")
          .labels("namespace", "pod", "interface", "id", "image", "name");

  /** Bytes sent by a pod. */
  public static final Metric NETWORK_TRANSMIT_BYTES_TOTAL =
      Metric.foreign(COUNTER, "container_network_transmit_bytes_total")
          .labels("namespace", "pod", "interface", "id", "image", "name");

  /** Packets dropped on receipt. */
  public static final Metric NETWORK_RECEIVE_PACKETS_DROPPED_TOTAL =
      Metric.foreign(COUNTER, "container_network_receive_packets_dropped_total")
          .labels("namespace", "pod", "interface", "id", "image", "name");

  /** Packets dropped when sending. */
  public static final Metric NETWORK_TRANSMIT_PACKETS_DROPPED_TOTAL =
      Metric.foreign(COUNTER, "container_network_transmit_packets_dropped_total")
          .labels("namespace", "pod", "interface", "id", "image", "name");

  /** Bytes used on a file system. */
  public static final Metric FS_USAGE_BYTES =
      Metric.foreign(GAUGE, "container_fs_usage_bytes")
          .labels("namespace", "pod", "container", "device", "id", "image", "name");

  /** Bytes read. */
  public static final Metric FS_READS_BYTES_TOTAL =
      Metric.foreign(COUNTER, "container_fs_reads_bytes_total")
          .labels("namespace", "pod", "container", "device", "id", "image", "name");

  /** Bytes written. */
  public static final Metric FS_WRITES_BYTES_TOTAL =
      Metric.foreign(COUNTER, "container_fs_writes_bytes_total")
          .labels("namespace", "pod", "container", "device", "id", "image", "name");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "cadvisor",
          "1.34",
          CPU_USAGE_SECONDS_TOTAL,
          CPU_CFS_PERIODS_TOTAL,
          CPU_CFS_THROTTLED_PERIODS_TOTAL,
          MEMORY_WORKING_SET_BYTES,
          MEMORY_USAGE_BYTES,
          MEMORY_RSS,
          SPEC_MEMORY_LIMIT_BYTES,
          OOM_EVENTS_TOTAL,
          NETWORK_RECEIVE_BYTES_TOTAL,
          NETWORK_TRANSMIT_BYTES_TOTAL,
          NETWORK_RECEIVE_PACKETS_DROPPED_TOTAL,
          NETWORK_TRANSMIT_PACKETS_DROPPED_TOTAL,
          FS_USAGE_BYTES,
          FS_READS_BYTES_TOTAL,
          FS_WRITES_BYTES_TOTAL);

  private Cadvisor() {}
}

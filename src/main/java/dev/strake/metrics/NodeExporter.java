package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What node-exporter 1.12 says about a machine. */
public final class NodeExporter {

  /** One, with the machine's name. */
  public static final Metric UNAME_INFO =
      Metric.foreign(GAUGE, "node_uname_info")
          .labels("domainname", "machine", "nodename", "release", "sysname", "version");

  /** When it started, in seconds since 1970. */
  public static final Metric BOOT_TIME_SECONDS = Metric.foreign(GAUGE, "node_boot_time_seconds");

  /** Time a CPU spent in each mode. */
  public static final Metric CPU_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "node_cpu_seconds_total").labels("cpu", "mode");

  /** Load of the last minute. */
  public static final Metric LOAD1 = Metric.foreign(GAUGE, "node_load1");

  /** Load of the last five minutes. */
  public static final Metric LOAD5 = Metric.foreign(GAUGE, "node_load5");

  /** Memory that may be had. */
  public static final Metric MEMORY_MEMAVAILABLE_BYTES =
      Metric.foreign(GAUGE, "node_memory_MemAvailable_bytes");

  /** Memory. */
  public static final Metric MEMORY_MEMTOTAL_BYTES =
      Metric.foreign(GAUGE, "node_memory_MemTotal_bytes");

  /** Processes killed for want of memory. */
  public static final Metric VMSTAT_OOM_KILL = Metric.foreign(COUNTER, "node_vmstat_oom_kill");

  /** Free space for users. */
  public static final Metric FILESYSTEM_AVAIL_BYTES =
      Metric.foreign(GAUGE, "node_filesystem_avail_bytes")
          .labels("device", "device_error", "fstype", "mountpoint");

  /** Size. */
  public static final Metric FILESYSTEM_SIZE_BYTES =
      Metric.foreign(GAUGE, "node_filesystem_size_bytes")
          .labels("device", "device_error", "fstype", "mountpoint");

  /** Free inodes. */
  public static final Metric FILESYSTEM_FILES_FREE =
      Metric.foreign(GAUGE, "node_filesystem_files_free")
          .labels("device", "device_error", "fstype", "mountpoint");

  /** Inodes. */
  public static final Metric FILESYSTEM_FILES =
      Metric.foreign(GAUGE, "node_filesystem_files")
          .labels("device", "device_error", "fstype", "mountpoint");

  /** One where it cannot be written. */
  public static final Metric FILESYSTEM_READONLY =
      Metric.foreign(GAUGE, "node_filesystem_readonly")
          .labels("device", "device_error", "fstype", "mountpoint");

  /** Time a disk was busy. */
  public static final Metric DISK_IO_TIME_SECONDS_TOTAL =
      Metric.foreign(COUNTER, "node_disk_io_time_seconds_total").labels("device");

  /** Bytes read. */
  public static final Metric DISK_READ_BYTES_TOTAL =
      Metric.foreign(COUNTER, "node_disk_read_bytes_total").labels("device");

  /** Bytes written. */
  public static final Metric DISK_WRITTEN_BYTES_TOTAL =
      Metric.foreign(COUNTER, "node_disk_written_bytes_total").labels("device");

  /** Bytes received. */
  public static final Metric NETWORK_RECEIVE_BYTES_TOTAL =
      Metric.foreign(COUNTER, "node_network_receive_bytes_total").labels("device");

  /** Bytes sent. */
  public static final Metric NETWORK_TRANSMIT_BYTES_TOTAL =
      Metric.foreign(COUNTER, "node_network_transmit_bytes_total").labels("device");

  /** How far the clock is off. */
  public static final Metric TIMEX_OFFSET_SECONDS =
      Metric.foreign(GAUGE, "node_timex_offset_seconds");

  /** One where the clock is kept. */
  public static final Metric TIMEX_SYNC_STATUS = Metric.foreign(GAUGE, "node_timex_sync_status");

  /** Connections tracked. */
  public static final Metric NF_CONNTRACK_ENTRIES =
      Metric.foreign(GAUGE, "node_nf_conntrack_entries");

  /** Connections that can be tracked. */
  public static final Metric NF_CONNTRACK_ENTRIES_LIMIT =
      Metric.foreign(GAUGE, "node_nf_conntrack_entries_limit");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "node-exporter",
          "1.12.1",
          UNAME_INFO,
          BOOT_TIME_SECONDS,
          CPU_SECONDS_TOTAL,
          LOAD1,
          LOAD5,
          MEMORY_MEMAVAILABLE_BYTES,
          MEMORY_MEMTOTAL_BYTES,
          VMSTAT_OOM_KILL,
          FILESYSTEM_AVAIL_BYTES,
          FILESYSTEM_SIZE_BYTES,
          FILESYSTEM_FILES_FREE,
          FILESYSTEM_FILES,
          FILESYSTEM_READONLY,
          DISK_IO_TIME_SECONDS_TOTAL,
          DISK_READ_BYTES_TOTAL,
          DISK_WRITTEN_BYTES_TOTAL,
          NETWORK_RECEIVE_BYTES_TOTAL,
          NETWORK_TRANSMIT_BYTES_TOTAL,
          TIMEX_OFFSET_SECONDS,
          TIMEX_SYNC_STATUS,
          NF_CONNTRACK_ENTRIES,
          NF_CONNTRACK_ENTRIES_LIMIT);

  private NodeExporter() {}
}

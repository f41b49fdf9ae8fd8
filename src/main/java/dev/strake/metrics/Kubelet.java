package dev.strake.metrics;

import static dev.strake.metrics.MetricType.GAUGE;

/** What the kubelet says about itself and the volumes of its pods. */
public final class Kubelet {

  /** Free space of a volume. */
  public static final Metric VOLUME_STATS_AVAILABLE_BYTES =
      Metric.foreign(GAUGE, "kubelet_volume_stats_available_bytes")
          .labels("namespace", "persistentvolumeclaim");

  /** Size of a volume. */
  public static final Metric VOLUME_STATS_CAPACITY_BYTES =
      Metric.foreign(GAUGE, "kubelet_volume_stats_capacity_bytes")
          .labels("namespace", "persistentvolumeclaim");

  /** Used space of a volume. */
  public static final Metric VOLUME_STATS_USED_BYTES =
      Metric.foreign(GAUGE, "kubelet_volume_stats_used_bytes")
          .labels("namespace", "persistentvolumeclaim");

  /** Inodes of a volume. */
  public static final Metric VOLUME_STATS_INODES =
      Metric.foreign(GAUGE, "kubelet_volume_stats_inodes")
          .labels("namespace", "persistentvolumeclaim");

  /** Free inodes of a volume. */
  public static final Metric VOLUME_STATS_INODES_FREE =
      Metric.foreign(GAUGE, "kubelet_volume_stats_inodes_free")
          .labels("namespace", "persistentvolumeclaim");

  /** Used inodes of a volume. */
  public static final Metric VOLUME_STATS_INODES_USED =
      Metric.foreign(GAUGE, "kubelet_volume_stats_inodes_used")
          .labels("namespace", "persistentvolumeclaim");

  /** Pods that run on the node. */
  public static final Metric RUNNING_PODS = Metric.foreign(GAUGE, "kubelet_running_pods");

  /** One, with the node's name. */
  public static final Metric NODE_NAME = Metric.foreign(GAUGE, "kubelet_node_name").labels("node");

  /** Time left of the client certificate. */
  public static final Metric CERTIFICATE_MANAGER_CLIENT_TTL_SECONDS =
      Metric.foreign(GAUGE, "kubelet_certificate_manager_client_ttl_seconds");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
          "kubelet",
          "1.34",
          VOLUME_STATS_AVAILABLE_BYTES,
          VOLUME_STATS_CAPACITY_BYTES,
          VOLUME_STATS_USED_BYTES,
          VOLUME_STATS_INODES,
          VOLUME_STATS_INODES_FREE,
          VOLUME_STATS_INODES_USED,
          RUNNING_PODS,
          NODE_NAME,
          CERTIFICATE_MANAGER_CLIENT_TTL_SECONDS);

  private Kubelet() {}
}

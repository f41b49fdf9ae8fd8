package dev.strake.metrics;

import static dev.strake.metrics.MetricType.GAUGE;

import java.util.List;

/**
 * What kube-state-metrics says about workloads, their autoscalers and budgets; exported by {@link
 * KubeStateMetrics#EXPORTER}.
 */
public final class KubeStateWorkloads {

  /** Pods a Deployment asks for. */
  public static final Metric DEPLOYMENT_SPEC_REPLICAS =
      Metric.foreign(GAUGE, "kube_deployment_spec_replicas").labels("namespace", "deployment");

  /** Pods a Deployment has. */
  public static final Metric DEPLOYMENT_STATUS_REPLICAS =
      Metric.foreign(GAUGE, "kube_deployment_status_replicas").labels("namespace", "deployment");

  /** Ready pods of a Deployment. */
  public static final Metric DEPLOYMENT_STATUS_REPLICAS_READY =
      Metric.foreign(GAUGE, "kube_deployment_status_replicas_ready")
          .labels("namespace", "deployment");

  /** Available pods of a Deployment. */
  public static final Metric DEPLOYMENT_STATUS_REPLICAS_AVAILABLE =
      Metric.foreign(GAUGE, "kube_deployment_status_replicas_available")
          .labels("namespace", "deployment");

  /** Missing pods of a Deployment. */
  public static final Metric DEPLOYMENT_STATUS_REPLICAS_UNAVAILABLE =
      Metric.foreign(GAUGE, "kube_deployment_status_replicas_unavailable")
          .labels("namespace", "deployment");

  /** Pods of a Deployment with its newest template. */
  public static final Metric DEPLOYMENT_STATUS_REPLICAS_UPDATED =
      Metric.foreign(GAUGE, "kube_deployment_status_replicas_updated")
          .labels("namespace", "deployment");

  /** Generation of a Deployment its controller has seen. */
  public static final Metric DEPLOYMENT_STATUS_OBSERVED_GENERATION =
      Metric.foreign(GAUGE, "kube_deployment_status_observed_generation")
          .labels("namespace", "deployment");

  /** Generation of a Deployment as it was written. */
  public static final Metric DEPLOYMENT_METADATA_GENERATION =
      Metric.foreign(GAUGE, "kube_deployment_metadata_generation")
          .labels("namespace", "deployment");

  /** One for the state of each condition of a Deployment. */
  public static final Metric DEPLOYMENT_STATUS_CONDITION =
      Metric.foreign(GAUGE, "kube_deployment_status_condition")
          .labels("namespace", "deployment", "reason", "condition", "status");

  /** Pods a StatefulSet asks for. */
  public static final Metric STATEFULSET_REPLICAS =
      Metric.foreign(GAUGE, "kube_statefulset_replicas").labels("namespace", "statefulset");

  /** Pods a StatefulSet has. */
  public static final Metric STATEFULSET_STATUS_REPLICAS =
      Metric.foreign(GAUGE, "kube_statefulset_status_replicas").labels("namespace", "statefulset");

  /** Ready pods of a StatefulSet. */
  public static final Metric STATEFULSET_STATUS_REPLICAS_READY =
      Metric.foreign(GAUGE, "kube_statefulset_status_replicas_ready")
          .labels("namespace", "statefulset");

  /** Pods of a StatefulSet with its newest template. */
  public static final Metric STATEFULSET_STATUS_REPLICAS_UPDATED =
      Metric.foreign(GAUGE, "kube_statefulset_status_replicas_updated")
          .labels("namespace", "statefulset");

  /** Revision a StatefulSet comes from. */
  public static final Metric STATEFULSET_STATUS_CURRENT_REVISION =
      Metric.foreign(GAUGE, "kube_statefulset_status_current_revision")
          .labels("namespace", "statefulset", "revision");

  /** Revision a StatefulSet goes to. */
  public static final Metric STATEFULSET_STATUS_UPDATE_REVISION =
      Metric.foreign(GAUGE, "kube_statefulset_status_update_revision")
          .labels("namespace", "statefulset", "revision");

  /** Generation of a StatefulSet its controller has seen. */
  public static final Metric STATEFULSET_STATUS_OBSERVED_GENERATION =
      Metric.foreign(GAUGE, "kube_statefulset_status_observed_generation")
          .labels("namespace", "statefulset");

  /** Generation of a StatefulSet as it was written. */
  public static final Metric STATEFULSET_METADATA_GENERATION =
      Metric.foreign(GAUGE, "kube_statefulset_metadata_generation")
          .labels("namespace", "statefulset");

  /** Nodes a DaemonSet should run on. */
  public static final Metric DAEMONSET_STATUS_DESIRED_NUMBER_SCHEDULED =
      Metric.foreign(GAUGE, "kube_daemonset_status_desired_number_scheduled")
          .labels("namespace", "daemonset");

  /** Nodes a DaemonSet runs on. */
  public static final Metric DAEMONSET_STATUS_CURRENT_NUMBER_SCHEDULED =
      Metric.foreign(GAUGE, "kube_daemonset_status_current_number_scheduled")
          .labels("namespace", "daemonset");

  /** Nodes with a ready pod of a DaemonSet. */
  public static final Metric DAEMONSET_STATUS_NUMBER_READY =
      Metric.foreign(GAUGE, "kube_daemonset_status_number_ready").labels("namespace", "daemonset");

  /** Nodes with an available pod of a DaemonSet. */
  public static final Metric DAEMONSET_STATUS_NUMBER_AVAILABLE =
      Metric.foreign(GAUGE, "kube_daemonset_status_number_available")
          .labels("namespace", "daemonset");

  /** Nodes a DaemonSet runs on and should not. */
  public static final Metric DAEMONSET_STATUS_NUMBER_MISSCHEDULED =
      Metric.foreign(GAUGE, "kube_daemonset_status_number_misscheduled")
          .labels("namespace", "daemonset");

  /** Nodes with a DaemonSet's newest template. */
  public static final Metric DAEMONSET_STATUS_UPDATED_NUMBER_SCHEDULED =
      Metric.foreign(GAUGE, "kube_daemonset_status_updated_number_scheduled")
          .labels("namespace", "daemonset");

  /** Upper bound of an autoscaler. */
  public static final Metric HORIZONTALPODAUTOSCALER_SPEC_MAX_REPLICAS =
      Metric.foreign(GAUGE, "kube_horizontalpodautoscaler_spec_max_replicas")
          .labels("namespace", "horizontalpodautoscaler");

  /** Lower bound of an autoscaler. */
  public static final Metric HORIZONTALPODAUTOSCALER_SPEC_MIN_REPLICAS =
      Metric.foreign(GAUGE, "kube_horizontalpodautoscaler_spec_min_replicas")
          .labels("namespace", "horizontalpodautoscaler");

  /** Pods under an autoscaler. */
  public static final Metric HORIZONTALPODAUTOSCALER_STATUS_CURRENT_REPLICAS =
      Metric.foreign(GAUGE, "kube_horizontalpodautoscaler_status_current_replicas")
          .labels("namespace", "horizontalpodautoscaler");

  /** Pods an autoscaler wants. */
  public static final Metric HORIZONTALPODAUTOSCALER_STATUS_DESIRED_REPLICAS =
      Metric.foreign(GAUGE, "kube_horizontalpodautoscaler_status_desired_replicas")
          .labels("namespace", "horizontalpodautoscaler");

  /** One for the state of each condition of an autoscaler. */
  public static final Metric HORIZONTALPODAUTOSCALER_STATUS_CONDITION =
      Metric.foreign(GAUGE, "kube_horizontalpodautoscaler_status_condition")
          .labels("namespace", "horizontalpodautoscaler", "condition", "status");

  /** Healthy pods under a budget. */
  public static final Metric PODDISRUPTIONBUDGET_STATUS_CURRENT_HEALTHY =
      Metric.foreign(GAUGE, "kube_poddisruptionbudget_status_current_healthy")
          .labels("namespace", "poddisruptionbudget");

  /** Pods that must stay healthy. */
  public static final Metric PODDISRUPTIONBUDGET_STATUS_DESIRED_HEALTHY =
      Metric.foreign(GAUGE, "kube_poddisruptionbudget_status_desired_healthy")
          .labels("namespace", "poddisruptionbudget");

  /** Pods that may be evicted now. */
  public static final Metric PODDISRUPTIONBUDGET_STATUS_POD_DISRUPTIONS_ALLOWED =
      Metric.foreign(GAUGE, "kube_poddisruptionbudget_status_pod_disruptions_allowed")
          .labels("namespace", "poddisruptionbudget");

  /** Pods a budget counts. */
  public static final Metric PODDISRUPTIONBUDGET_STATUS_EXPECTED_PODS =
      Metric.foreign(GAUGE, "kube_poddisruptionbudget_status_expected_pods")
          .labels("namespace", "poddisruptionbudget");

  static final List<Metric> ALL =
      List.of(
          DEPLOYMENT_SPEC_REPLICAS,
          DEPLOYMENT_STATUS_REPLICAS,
          DEPLOYMENT_STATUS_REPLICAS_READY,
          DEPLOYMENT_STATUS_REPLICAS_AVAILABLE,
          DEPLOYMENT_STATUS_REPLICAS_UNAVAILABLE,
          DEPLOYMENT_STATUS_REPLICAS_UPDATED,
          DEPLOYMENT_STATUS_OBSERVED_GENERATION,
          DEPLOYMENT_METADATA_GENERATION,
          DEPLOYMENT_STATUS_CONDITION,
          STATEFULSET_REPLICAS,
          STATEFULSET_STATUS_REPLICAS,
          STATEFULSET_STATUS_REPLICAS_READY,
          STATEFULSET_STATUS_REPLICAS_UPDATED,
          STATEFULSET_STATUS_CURRENT_REVISION,
          STATEFULSET_STATUS_UPDATE_REVISION,
          STATEFULSET_STATUS_OBSERVED_GENERATION,
          STATEFULSET_METADATA_GENERATION,
          DAEMONSET_STATUS_DESIRED_NUMBER_SCHEDULED,
          DAEMONSET_STATUS_CURRENT_NUMBER_SCHEDULED,
          DAEMONSET_STATUS_NUMBER_READY,
          DAEMONSET_STATUS_NUMBER_AVAILABLE,
          DAEMONSET_STATUS_NUMBER_MISSCHEDULED,
          DAEMONSET_STATUS_UPDATED_NUMBER_SCHEDULED,
          HORIZONTALPODAUTOSCALER_SPEC_MAX_REPLICAS,
          HORIZONTALPODAUTOSCALER_SPEC_MIN_REPLICAS,
          HORIZONTALPODAUTOSCALER_STATUS_CURRENT_REPLICAS,
          HORIZONTALPODAUTOSCALER_STATUS_DESIRED_REPLICAS,
          HORIZONTALPODAUTOSCALER_STATUS_CONDITION,
          PODDISRUPTIONBUDGET_STATUS_CURRENT_HEALTHY,
          PODDISRUPTIONBUDGET_STATUS_DESIRED_HEALTHY,
          PODDISRUPTIONBUDGET_STATUS_POD_DISRUPTIONS_ALLOWED,
          PODDISRUPTIONBUDGET_STATUS_EXPECTED_PODS);

  private KubeStateWorkloads() {}
}

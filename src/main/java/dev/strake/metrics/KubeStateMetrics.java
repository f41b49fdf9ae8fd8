package dev.strake.metrics;

import static dev.strake.metrics.MetricType.COUNTER;
import static dev.strake.metrics.MetricType.GAUGE;

/** What kube-state-metrics 2.20.0 says about Kubernetes objects. */
public final class KubeStateMetrics {

  /** One per pod, with where it runs and who made it. */
  public static final Metric POD_INFO =
      Metric.foreign(GAUGE, "kube_pod_info")
          .labels(
              "namespace",
              "pod",
              "uid",
              "host_ip",
              "pod_ip",
              "node",
              "created_by_kind",
              "created_by_name",
              "priority_class",
              "host_network");

  /** One per owner of a pod. */
  public static final Metric POD_OWNER =
      Metric.foreign(GAUGE, "kube_pod_owner")
          .labels("namespace", "pod", "uid", "owner_kind", "owner_name", "owner_is_controller");

  /** One for the phase a pod is in, zero for the others. */
  public static final Metric POD_STATUS_PHASE =
      Metric.foreign(GAUGE, "kube_pod_status_phase").labels("namespace", "pod", "uid", "phase");

  /** One for the state of a pod's readiness: true, false or unknown. */
  public static final Metric POD_STATUS_READY =
      Metric.foreign(GAUGE, "kube_pod_status_ready").labels("namespace", "pod", "uid", "condition");

  /** One for why a pod failed, such as Evicted. */
  public static final Metric POD_STATUS_REASON =
      Metric.foreign(GAUGE, "kube_pod_status_reason").labels("namespace", "pod", "uid", "reason");

  /** One for whether a pod has a node. */
  public static final Metric POD_STATUS_SCHEDULED =
      Metric.foreign(GAUGE, "kube_pod_status_scheduled")
          .labels("namespace", "pod", "uid", "condition");

  /** When a pod started, in seconds since 1970. */
  public static final Metric POD_START_TIME =
      Metric.foreign(GAUGE, "kube_pod_start_time").labels("namespace", "pod", "uid");

  /** Restarts of a container. */
  public static final Metric POD_CONTAINER_STATUS_RESTARTS_TOTAL =
      Metric.foreign(COUNTER, "kube_pod_container_status_restarts_total")
          .labels("namespace", "pod", "container", "uid");

  /** One where a container is ready. */
  public static final Metric POD_CONTAINER_STATUS_READY =
      Metric.foreign(GAUGE, "kube_pod_container_status_ready")
          .labels("namespace", "pod", "container", "uid");

  /** One where a container runs. */
  public static final Metric POD_CONTAINER_STATUS_RUNNING =
      Metric.foreign(GAUGE, "kube_pod_container_status_running")
          .labels("namespace", "pod", "container", "uid");

  /** One for why a container waits, such as CrashLoopBackOff. */
  public static final Metric POD_CONTAINER_STATUS_WAITING_REASON =
      Metric.foreign(GAUGE, "kube_pod_container_status_waiting_reason")
          .labels("namespace", "pod", "container", "uid", "reason");

  /** One for why a container ended, such as OOMKilled. */
  public static final Metric POD_CONTAINER_STATUS_TERMINATED_REASON =
      Metric.foreign(GAUGE, "kube_pod_container_status_terminated_reason")
          .labels("namespace", "pod", "container", "uid", "reason");

  /** One for why a container ended the time before. */
  public static final Metric POD_CONTAINER_STATUS_LAST_TERMINATED_REASON =
      Metric.foreign(GAUGE, "kube_pod_container_status_last_terminated_reason")
          .labels("namespace", "pod", "container", "uid", "reason");

  /** What a container asks for. */
  public static final Metric POD_CONTAINER_RESOURCE_REQUESTS =
      Metric.foreign(GAUGE, "kube_pod_container_resource_requests")
          .labels("namespace", "pod", "container", "uid", "node", "resource", "unit");

  /** What a container may use at most. */
  public static final Metric POD_CONTAINER_RESOURCE_LIMITS =
      Metric.foreign(GAUGE, "kube_pod_container_resource_limits")
          .labels("namespace", "pod", "container", "uid", "node", "resource", "unit");

  /** One for the phase a claim is in. */
  public static final Metric PERSISTENTVOLUMECLAIM_STATUS_PHASE =
      Metric.foreign(GAUGE, "kube_persistentvolumeclaim_status_phase")
          .labels("namespace", "persistentvolumeclaim", "phase");

  /** One per claim, with its volume. */
  public static final Metric PERSISTENTVOLUMECLAIM_INFO =
      Metric.foreign(GAUGE, "kube_persistentvolumeclaim_info")
          .labels("namespace", "persistentvolumeclaim", "storageclass", "volumename", "volumemode");

  /** Size a claim asks for. */
  public static final Metric PERSISTENTVOLUMECLAIM_RESOURCE_REQUESTS_STORAGE_BYTES =
      Metric.foreign(GAUGE, "kube_persistentvolumeclaim_resource_requests_storage_bytes")
          .labels("namespace", "persistentvolumeclaim");

  /** One per owner of a Job. */
  public static final Metric JOB_OWNER =
      Metric.foreign(GAUGE, "kube_job_owner")
          .labels("namespace", "job_name", "owner_kind", "owner_name", "owner_is_controller");

  /** One for whether a Job failed for good. */
  public static final Metric JOB_FAILED =
      Metric.foreign(GAUGE, "kube_job_failed").labels("namespace", "job_name", "condition");

  /** One for whether a Job completed. */
  public static final Metric JOB_COMPLETE =
      Metric.foreign(GAUGE, "kube_job_complete").labels("namespace", "job_name", "condition");

  /** Failed pods of a Job. */
  public static final Metric JOB_STATUS_FAILED =
      Metric.foreign(GAUGE, "kube_job_status_failed").labels("namespace", "job_name", "reason");

  /** Succeeded pods of a Job. */
  public static final Metric JOB_STATUS_SUCCEEDED =
      Metric.foreign(GAUGE, "kube_job_status_succeeded").labels("namespace", "job_name");

  /** Running pods of a Job. */
  public static final Metric JOB_STATUS_ACTIVE =
      Metric.foreign(GAUGE, "kube_job_status_active").labels("namespace", "job_name");

  /** When a Job started, in seconds since 1970. */
  public static final Metric JOB_STATUS_START_TIME =
      Metric.foreign(GAUGE, "kube_job_status_start_time").labels("namespace", "job_name");

  /** When a Job completed, in seconds since 1970. */
  public static final Metric JOB_STATUS_COMPLETION_TIME =
      Metric.foreign(GAUGE, "kube_job_status_completion_time").labels("namespace", "job_name");

  /** One per CronJob, with its schedule. */
  public static final Metric CRONJOB_INFO =
      Metric.foreign(GAUGE, "kube_cronjob_info")
          .labels("namespace", "cronjob", "schedule", "concurrency_policy", "timezone");

  /** When a CronJob last succeeded, in seconds since 1970. */
  public static final Metric CRONJOB_STATUS_LAST_SUCCESSFUL_TIME =
      Metric.foreign(GAUGE, "kube_cronjob_status_last_successful_time")
          .labels("namespace", "cronjob");

  /** When a CronJob last started, in seconds since 1970. */
  public static final Metric CRONJOB_STATUS_LAST_SCHEDULE_TIME =
      Metric.foreign(GAUGE, "kube_cronjob_status_last_schedule_time")
          .labels("namespace", "cronjob");

  /** When a CronJob starts next, in seconds since 1970. */
  public static final Metric CRONJOB_NEXT_SCHEDULE_TIME =
      Metric.foreign(GAUGE, "kube_cronjob_next_schedule_time").labels("namespace", "cronjob");

  /** One where a CronJob is suspended. */
  public static final Metric CRONJOB_SPEC_SUSPEND =
      Metric.foreign(GAUGE, "kube_cronjob_spec_suspend").labels("namespace", "cronjob");

  /** One per node, with its versions. */
  public static final Metric NODE_INFO =
      Metric.foreign(GAUGE, "kube_node_info")
          .labels(
              "node",
              "kernel_version",
              "os_image",
              "container_runtime_version",
              "kubelet_version",
              "internal_ip");

  /** One for the state of each condition of a node. */
  public static final Metric NODE_STATUS_CONDITION =
      Metric.foreign(GAUGE, "kube_node_status_condition").labels("node", "condition", "status");

  /** What pods may use of a node. */
  public static final Metric NODE_STATUS_ALLOCATABLE =
      Metric.foreign(GAUGE, "kube_node_status_allocatable").labels("node", "resource", "unit");

  /** What a node has. */
  public static final Metric NODE_STATUS_CAPACITY =
      Metric.foreign(GAUGE, "kube_node_status_capacity").labels("node", "resource", "unit");

  /** One where a node takes no new pods. */
  public static final Metric NODE_SPEC_UNSCHEDULABLE =
      Metric.foreign(GAUGE, "kube_node_spec_unschedulable").labels("node");

  /** Bound and use of a quota. */
  public static final Metric RESOURCEQUOTA =
      Metric.foreign(GAUGE, "kube_resourcequota")
          .labels("namespace", "resourcequota", "resource", "type");

  /** One per pod, with the labels that were allowed. */
  public static final Metric POD_LABELS =
      Metric.foreign(GAUGE, "kube_pod_labels").labels("namespace", "pod", "uid");

  /** One per Deployment, with the labels that were allowed. */
  public static final Metric DEPLOYMENT_LABELS =
      Metric.foreign(GAUGE, "kube_deployment_labels").labels("namespace", "deployment");

  /** What it exports, as it is started. */
  public static final Exporter EXPORTER =
      Exporter.of(
              "kube-state-metrics",
              "2.20.0",
              POD_INFO,
              POD_OWNER,
              POD_STATUS_PHASE,
              POD_STATUS_READY,
              POD_STATUS_REASON,
              POD_STATUS_SCHEDULED,
              POD_START_TIME,
              POD_CONTAINER_STATUS_RESTARTS_TOTAL,
              POD_CONTAINER_STATUS_READY,
              POD_CONTAINER_STATUS_RUNNING,
              POD_CONTAINER_STATUS_WAITING_REASON,
              POD_CONTAINER_STATUS_TERMINATED_REASON,
              POD_CONTAINER_STATUS_LAST_TERMINATED_REASON,
              POD_CONTAINER_RESOURCE_REQUESTS,
              POD_CONTAINER_RESOURCE_LIMITS,
              PERSISTENTVOLUMECLAIM_STATUS_PHASE,
              PERSISTENTVOLUMECLAIM_INFO,
              PERSISTENTVOLUMECLAIM_RESOURCE_REQUESTS_STORAGE_BYTES,
              JOB_OWNER,
              JOB_FAILED,
              JOB_COMPLETE,
              JOB_STATUS_FAILED,
              JOB_STATUS_SUCCEEDED,
              JOB_STATUS_ACTIVE,
              JOB_STATUS_START_TIME,
              JOB_STATUS_COMPLETION_TIME,
              CRONJOB_INFO,
              CRONJOB_STATUS_LAST_SUCCESSFUL_TIME,
              CRONJOB_STATUS_LAST_SCHEDULE_TIME,
              CRONJOB_NEXT_SCHEDULE_TIME,
              CRONJOB_SPEC_SUSPEND,
              NODE_INFO,
              NODE_STATUS_CONDITION,
              NODE_STATUS_ALLOCATABLE,
              NODE_STATUS_CAPACITY,
              NODE_SPEC_UNSCHEDULABLE,
              RESOURCEQUOTA)
          .optional("--metric-labels-allowlist", POD_LABELS, DEPLOYMENT_LABELS)
          .also(KubeStateWorkloads.ALL);

  private KubeStateMetrics() {}
}

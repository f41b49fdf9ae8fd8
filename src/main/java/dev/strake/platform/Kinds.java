package dev.strake.platform;

import org.cdk8s.plus34.k8s.KubeClusterRole;
import org.cdk8s.plus34.k8s.KubeClusterRoleBinding;
import org.cdk8s.plus34.k8s.KubeClusterRoleBindingProps;
import org.cdk8s.plus34.k8s.KubeClusterRoleProps;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeCronJob;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.KubeDaemonSet;
import org.cdk8s.plus34.k8s.KubeDaemonSetProps;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2Props;
import org.cdk8s.plus34.k8s.KubeIngress;
import org.cdk8s.plus34.k8s.KubeIngressProps;
import org.cdk8s.plus34.k8s.KubeJob;
import org.cdk8s.plus34.k8s.KubeJobProps;
import org.cdk8s.plus34.k8s.KubeLimitRange;
import org.cdk8s.plus34.k8s.KubeLimitRangeProps;
import org.cdk8s.plus34.k8s.KubeNamespace;
import org.cdk8s.plus34.k8s.KubeNamespaceProps;
import org.cdk8s.plus34.k8s.KubeNetworkPolicy;
import org.cdk8s.plus34.k8s.KubeNetworkPolicyProps;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaim;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaimProps;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudget;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudgetProps;
import org.cdk8s.plus34.k8s.KubePriorityClass;
import org.cdk8s.plus34.k8s.KubePriorityClassProps;
import org.cdk8s.plus34.k8s.KubeResourceQuota;
import org.cdk8s.plus34.k8s.KubeResourceQuotaProps;
import org.cdk8s.plus34.k8s.KubeRole;
import org.cdk8s.plus34.k8s.KubeRoleBinding;
import org.cdk8s.plus34.k8s.KubeRoleBindingProps;
import org.cdk8s.plus34.k8s.KubeRoleProps;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceAccount;
import org.cdk8s.plus34.k8s.KubeServiceAccountProps;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.KubeStatefulSet;
import org.cdk8s.plus34.k8s.KubeStatefulSetProps;

/** The kinds that parts are made of. */
public final class Kinds {
  private static final String RBAC = "rbac.authorization.k8s.io/v1";

  public static final Kind<KubeNamespaceProps> NAMESPACE =
      new Kind<>("v1", "Namespace", KubeNamespaceProps::getMetadata, KubeNamespace::new);
  public static final Kind<KubeServiceAccountProps> SERVICE_ACCOUNT =
      new Kind<>(
          "v1", "ServiceAccount", KubeServiceAccountProps::getMetadata, KubeServiceAccount::new);
  public static final Kind<KubeServiceProps> SERVICE =
      new Kind<>("v1", "Service", KubeServiceProps::getMetadata, KubeService::new);
  public static final Kind<KubeConfigMapProps> CONFIG_MAP =
      new Kind<>("v1", "ConfigMap", KubeConfigMapProps::getMetadata, KubeConfigMap::new);
  public static final Kind<KubePersistentVolumeClaimProps> PERSISTENT_VOLUME_CLAIM =
      new Kind<>(
          "v1",
          "PersistentVolumeClaim",
          KubePersistentVolumeClaimProps::getMetadata,
          KubePersistentVolumeClaim::new);
  public static final Kind<KubeResourceQuotaProps> RESOURCE_QUOTA =
      new Kind<>(
          "v1", "ResourceQuota", KubeResourceQuotaProps::getMetadata, KubeResourceQuota::new);
  public static final Kind<KubeLimitRangeProps> LIMIT_RANGE =
      new Kind<>("v1", "LimitRange", KubeLimitRangeProps::getMetadata, KubeLimitRange::new);
  public static final Kind<KubeDeploymentProps> DEPLOYMENT =
      new Kind<>("apps/v1", "Deployment", KubeDeploymentProps::getMetadata, KubeDeployment::new);
  public static final Kind<KubeStatefulSetProps> STATEFUL_SET =
      new Kind<>("apps/v1", "StatefulSet", KubeStatefulSetProps::getMetadata, KubeStatefulSet::new);
  public static final Kind<KubeDaemonSetProps> DAEMON_SET =
      new Kind<>("apps/v1", "DaemonSet", KubeDaemonSetProps::getMetadata, KubeDaemonSet::new);
  public static final Kind<KubeJobProps> JOB =
      new Kind<>("batch/v1", "Job", KubeJobProps::getMetadata, KubeJob::new);
  public static final Kind<KubeCronJobProps> CRON_JOB =
      new Kind<>("batch/v1", "CronJob", KubeCronJobProps::getMetadata, KubeCronJob::new);
  public static final Kind<KubeHorizontalPodAutoscalerV2Props> HORIZONTAL_POD_AUTOSCALER =
      new Kind<>(
          "autoscaling/v2",
          "HorizontalPodAutoscaler",
          KubeHorizontalPodAutoscalerV2Props::getMetadata,
          KubeHorizontalPodAutoscalerV2::new);
  public static final Kind<KubePodDisruptionBudgetProps> POD_DISRUPTION_BUDGET =
      new Kind<>(
          "policy/v1",
          "PodDisruptionBudget",
          KubePodDisruptionBudgetProps::getMetadata,
          KubePodDisruptionBudget::new);
  public static final Kind<KubePriorityClassProps> PRIORITY_CLASS =
      new Kind<>(
          "scheduling.k8s.io/v1",
          "PriorityClass",
          KubePriorityClassProps::getMetadata,
          KubePriorityClass::new);
  public static final Kind<KubeNetworkPolicyProps> NETWORK_POLICY =
      new Kind<>(
          "networking.k8s.io/v1",
          "NetworkPolicy",
          KubeNetworkPolicyProps::getMetadata,
          KubeNetworkPolicy::new);
  public static final Kind<KubeIngressProps> INGRESS =
      new Kind<>(
          "networking.k8s.io/v1", "Ingress", KubeIngressProps::getMetadata, KubeIngress::new);
  public static final Kind<KubeRoleProps> ROLE =
      new Kind<>(RBAC, "Role", KubeRoleProps::getMetadata, KubeRole::new);
  public static final Kind<KubeRoleBindingProps> ROLE_BINDING =
      new Kind<>(RBAC, "RoleBinding", KubeRoleBindingProps::getMetadata, KubeRoleBinding::new);
  public static final Kind<KubeClusterRoleProps> CLUSTER_ROLE =
      new Kind<>(RBAC, "ClusterRole", KubeClusterRoleProps::getMetadata, KubeClusterRole::new);
  public static final Kind<KubeClusterRoleBindingProps> CLUSTER_ROLE_BINDING =
      new Kind<>(
          RBAC,
          "ClusterRoleBinding",
          KubeClusterRoleBindingProps::getMetadata,
          KubeClusterRoleBinding::new);

  private Kinds() {}

  /** A kind that a custom resource definition adds, such as a {@code Certificate}. */
  public static Kind<CustomResource> custom(String apiVersion, String kind) {
    return new Kind<>(
        apiVersion,
        kind,
        CustomResource::metadata,
        (scope, id, resource) -> resource.create(scope, id, apiVersion, kind));
  }
}

package dev.strake.workload;

import dev.strake.platform.Default;
import dev.strake.platform.EnvironmentSettings.Toleration;
import dev.strake.platform.Labels;
import dev.strake.platform.PlatformScope;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.LocalObjectReference;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSecurityContext;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.SeccompProfile;
import org.cdk8s.plus34.k8s.TopologySpreadConstraint;

/** Writes pods the way cdk8s-plus takes them, with what every pod shares. */
final class PodTemplates {
  private final PlatformScope scope;
  private final Containers containers;

  PodTemplates(PlatformScope scope) {
    this.scope = scope;
    this.containers = new Containers(scope);
  }

  /** How a pod is run. */
  enum Role {
    /** One of several that are alike. */
    REPLICA,
    /** One on every node. */
    NODE,
    /** Runs to its end. */
    JOB
  }

  PodTemplateSpec render(PodProps pod, String serviceAccount, Labels labels, Role role) {
    var spec =
        PodSpec.builder()
            .serviceAccountName(serviceAccount)
            .automountServiceAccountToken(pod.apiAccess())
            .enableServiceLinks(false)
            .securityContext(security(pod.user()))
            .terminationGracePeriodSeconds(pod.grace().toSeconds())
            .containers(pod.containers().stream().map(containers::render).toList());
    if (!pod.initContainers().isEmpty()) {
      spec.initContainers(pod.initContainers().stream().map(containers::render).toList());
    }
    if (!pod.volumes().isEmpty()) {
      spec.volumes(pod.volumes().stream().map(Volume::render).toList());
    }
    if (!pod.priorityClass().isEmpty() && scope.has(Default.PRIORITY)) {
      spec.priorityClassName(pod.priorityClass());
    }
    if (role == Role.JOB) {
      spec.restartPolicy("Never");
    }
    if (role == Role.REPLICA && scope.has(Default.SPREAD)) {
      spec.topologySpreadConstraints(spread(labels));
    }
    placement(spec, pod, role);
    var meta = ObjectMeta.builder().labels(labels.all()).build();
    return PodTemplateSpec.builder().metadata(meta).spec(spec.build()).build();
  }

  private void placement(PodSpec.Builder spec, PodProps pod, Role role) {
    var settings = scope.settings();
    if (!settings.nodeSelector().isEmpty() && role != Role.NODE) {
      spec.nodeSelector(settings.nodeSelector());
    }
    var tolerations = new ArrayList<>(settings.tolerations());
    tolerations.addAll(pod.tolerations());
    if (!tolerations.isEmpty()) {
      spec.tolerations(tolerations.stream().map(PodTemplates::toleration).toList());
    }
    if (!settings.imagePullSecrets().isEmpty()) {
      spec.imagePullSecrets(
          settings.imagePullSecrets().stream()
              .map(s -> LocalObjectReference.builder().name(s).build())
              .toList());
    }
  }

  private static org.cdk8s.plus34.k8s.Toleration toleration(Toleration toleration) {
    var rendered = org.cdk8s.plus34.k8s.Toleration.builder();
    rendered.operator(toleration.value().isEmpty() ? "Exists" : "Equal");
    if (!toleration.key().isEmpty()) {
      rendered.key(toleration.key());
    }
    if (!toleration.value().isEmpty()) {
      rendered.value(toleration.value());
    }
    if (!toleration.effect().isEmpty()) {
      rendered.effect(toleration.effect());
    }
    return rendered.build();
  }

  private static PodSecurityContext security(PodUser user) {
    var security =
        PodSecurityContext.builder()
            .runAsUser(user.uid())
            .runAsGroup(user.gid())
            .runAsNonRoot(!user.root())
            .seccompProfile(SeccompProfile.builder().type("RuntimeDefault").build());
    if (user.ownsVolumes()) {
      security.fsGroup(user.gid()).fsGroupChangePolicy("OnRootMismatch");
    }
    return security.build();
  }

  private static List<TopologySpreadConstraint> spread(Labels labels) {
    return List.of(
        constraint("topology.kubernetes.io/zone", labels),
        constraint("kubernetes.io/hostname", labels));
  }

  private static TopologySpreadConstraint constraint(String topologyKey, Labels labels) {
    return TopologySpreadConstraint.builder()
        .maxSkew(1)
        .topologyKey(topologyKey)
        .whenUnsatisfiable("ScheduleAnyway")
        .labelSelector(LabelSelector.builder().matchLabels(labels.selector()).build())
        .build();
  }
}

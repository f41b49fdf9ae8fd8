package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Quantities;
import dev.strake.workload.PodTemplates.Role;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaimProps;
import org.cdk8s.plus34.k8s.KubeStatefulSetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimSpec;
import org.cdk8s.plus34.k8s.StatefulSetPersistentVolumeClaimRetentionPolicy;
import org.cdk8s.plus34.k8s.StatefulSetSpec;
import org.cdk8s.plus34.k8s.StatefulSetUpdateStrategy;
import org.cdk8s.plus34.k8s.VolumeResourceRequirements;

/** Workloads whose pods keep their names and disks. */
public final class StatefulSets {
  private static final int KEPT_REVISIONS = 5;

  private StatefulSets() {}

  /**
   * A StatefulSet with its service account. Its claims outlive it.
   *
   * @param service name of the headless Service that gives its pods their names
   */
  public static Workload create(Part owner, WorkloadProps props, int replicas, String service) {
    var workload = new Workload(owner, props);
    var spec =
        StatefulSetSpec.builder()
            .replicas(replicas)
            .serviceName(service)
            .podManagementPolicy("OrderedReady")
            .revisionHistoryLimit(KEPT_REVISIONS)
            .updateStrategy(StatefulSetUpdateStrategy.builder().type("RollingUpdate").build())
            .persistentVolumeClaimRetentionPolicy(
                StatefulSetPersistentVolumeClaimRetentionPolicy.builder()
                    .whenDeleted("Retain")
                    .whenScaled("Retain")
                    .build())
            .selector(LabelSelector.builder().matchLabels(workload.labels().selector()).build())
            .template(workload.template(Role.REPLICA));
    var claims = props.pod().claims();
    if (!claims.isEmpty()) {
      spec.volumeClaimTemplates(
          claims.stream().map(claim -> template(claim, workload.labels())).toList());
    }
    var meta = owner.metadata(props.name(), props.namespace(), workload.labels()).build();
    owner.add(
        props.stack(),
        Kinds.STATEFUL_SET,
        KubeStatefulSetProps.builder().metadata(meta).spec(spec.build()).build());
    return workload;
  }

  private static KubePersistentVolumeClaimProps template(ClaimProps claim, Labels labels) {
    var spec =
        PersistentVolumeClaimSpec.builder()
            .accessModes(List.of("ReadWriteOnce"))
            .resources(
                VolumeResourceRequirements.builder()
                    .requests(Map.of("storage", Quantities.of(claim.size())))
                    .build());
    if (!claim.storageClass().isEmpty()) {
      spec.storageClassName(claim.storageClass());
    }
    var meta = ObjectMeta.builder().name(claim.name()).labels(labels.ofClaims()).build();
    return KubePersistentVolumeClaimProps.builder().metadata(meta).spec(spec.build()).build();
  }
}

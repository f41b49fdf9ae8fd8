package dev.strake.workload;

import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.EnvVariable;
import dev.strake.value.SecretKey;
import dev.strake.workload.PodTemplates.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cdk8s.plus34.k8s.PodTemplateSpec;

/**
 * Pods that a part runs, with their service account: the ground of Deployments, StatefulSets,
 * DaemonSets and jobs. Making one with {@link Deployments}, {@link StatefulSets}, {@link
 * DaemonSets} or {@link Jobs} adds its objects to the tree.
 */
public final class Workload {
  private final Part owner;
  private final WorkloadProps props;
  private final Labels labels;

  Workload(Part owner, WorkloadProps props) {
    this.owner = owner;
    this.props = props;
    var version = props.pod().containers().get(0).image().tag();
    this.labels = owner.labels(props.name(), props.component()).version(version);
    ServiceAccounts.create(
        owner, props.name(), props.namespace(), owner.labels(props.name(), props.component()));
    noteSecrets();
  }

  private void noteSecrets() {
    var secrets = owner.scope().secrets();
    for (var key : secretKeys(props.pod())) {
      secrets.use(owner, props.namespace(), key);
    }
  }

  private static List<SecretKey> secretKeys(PodProps pod) {
    var fromVariables =
        pod.all()
            .flatMap(container -> container.environment().stream())
            .map(EnvVariable::source)
            .filter(EnvVariable.FromSecret.class::isInstance)
            .map(source -> ((EnvVariable.FromSecret) source).key());
    var fromFiles =
        pod.volumes().stream()
            .map(Volume::source)
            .filter(Volume.SecretFiles.class::isInstance)
            .map(Volume.SecretFiles.class::cast)
            .flatMap(s -> s.keys().stream().map(key -> new SecretKey(s.secret(), key)));
    return java.util.stream.Stream.concat(fromVariables, fromFiles).distinct().toList();
  }

  /** Its pods, as one end of edges. */
  public Pods pods() {
    return new Pods(owner, props.name(), props.namespace(), labels.selector());
  }

  /** Its labels, the version of its image among them. */
  public Labels labels() {
    return labels;
  }

  /** Name of its service account. */
  public String serviceAccount() {
    return props.name();
  }

  PodTemplateSpec template(Role role) {
    if (role != Role.JOB) {
      requireHealth();
    }
    return new PodTemplates(owner.scope()).render(props.pod(), props.name(), labels, role);
  }

  private void requireHealth() {
    for (var container : props.pod().containers()) {
      if (container.health().isEmpty()) {
        owner.problem(
            "container '%s' of %s must have a liveness probe, got none; say how its health is seen",
            container.name(), props.name());
      }
    }
  }

  Part owner() {
    return owner;
  }

  WorkloadProps props() {
    return props;
  }

  Optional<DisruptionBudget> budget(Scaling scaling) {
    props.budget().ifPresent(budget -> budget.checkAgainst(scaling));
    if (props.budget().isPresent() || !scaling.isRedundant()) {
      return props.budget();
    }
    return Optional.of(DisruptionBudget.maxUnavailable(1));
  }

  /** Time in which a rollout must get on, before it counts as failed. */
  static final Duration PROGRESS_DEADLINE = Duration.ofSeconds(600);
}

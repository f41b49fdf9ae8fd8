package dev.strake.workload;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import java.util.Optional;

/**
 * What a workload of a part is called, where it stands and what it runs.
 *
 * @param stack file of its objects; identity and policies have files of their own
 * @param name name of its objects
 * @param namespace its namespace
 * @param component what it is in the system, such as {@code backend} or {@code database}
 * @param pod its pods
 * @param budget its disruption budget; the default where empty
 */
public record WorkloadProps(
    Stack stack,
    String name,
    String namespace,
    String component,
    PodProps pod,
    Optional<DisruptionBudget> budget) {

  public WorkloadProps {
    requireNonNull(stack, "stack");
    requireNonNull(name, "name");
    requireNonNull(namespace, "namespace");
    requireNonNull(component, "component");
    requireNonNull(pod, "pod");
  }

  /** A workload with the part's name in the namespace of the system's own workloads. */
  public static WorkloadProps of(Part part, Stack stack, String component, PodProps pod) {
    var namespace = part.scope().namespaces().base();
    return new WorkloadProps(stack, part.name(), namespace, component, pod, Optional.empty());
  }

  /** The same in another namespace. */
  public WorkloadProps in(String namespace) {
    return new WorkloadProps(stack, name, namespace, component, pod, budget);
  }

  /** The same under another name. */
  public WorkloadProps named(String name) {
    return new WorkloadProps(stack, name, namespace, component, pod, budget);
  }

  /** The same with a disruption budget of its own. */
  public WorkloadProps budget(DisruptionBudget budget) {
    return new WorkloadProps(stack, name, namespace, component, pod, Optional.of(budget));
  }
}

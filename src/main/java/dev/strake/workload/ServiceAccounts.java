package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import java.util.List;
import org.cdk8s.plus34.k8s.KubeClusterRoleBindingProps;
import org.cdk8s.plus34.k8s.KubeClusterRoleProps;
import org.cdk8s.plus34.k8s.KubeServiceAccountProps;
import org.cdk8s.plus34.k8s.PolicyRule;
import org.cdk8s.plus34.k8s.RoleRef;
import org.cdk8s.plus34.k8s.Subject;

/** The identities of workloads, and what those that use the API may read. */
public final class ServiceAccounts {
  private static final String RBAC_GROUP = "rbac.authorization.k8s.io";

  private ServiceAccounts() {}

  /** A service account without any right and without a token in pods. */
  public static String create(Part owner, String name, String namespace, Labels labels) {
    var meta = owner.metadata(name, namespace, labels).build();
    owner.add(
        Stack.IDENTITY,
        Kinds.SERVICE_ACCOUNT,
        KubeServiceAccountProps.builder()
            .metadata(meta)
            .automountServiceAccountToken(false)
            .build());
    return name;
  }

  /** Lets a service account do something in the whole cluster; each rule names what. */
  public static void grant(Part owner, String account, String namespace, List<Rule> rules) {
    var name = owner.scope().clusterName(account);
    var meta = owner.metadata(name, "", owner.labels(account, "rbac")).build();
    owner.add(
        Stack.IDENTITY,
        Kinds.CLUSTER_ROLE,
        KubeClusterRoleProps.builder()
            .metadata(meta)
            .rules(rules.stream().map(Rule::render).toList())
            .build());
    owner.add(
        Stack.IDENTITY,
        Kinds.CLUSTER_ROLE_BINDING,
        KubeClusterRoleBindingProps.builder()
            .metadata(meta)
            .roleRef(RoleRef.builder().apiGroup(RBAC_GROUP).kind("ClusterRole").name(name).build())
            .subjects(
                List.of(
                    Subject.builder()
                        .kind("ServiceAccount")
                        .name(account)
                        .namespace(namespace)
                        .build()))
            .build());
  }

  /**
   * What may be done with which kinds.
   *
   * @param group API group, empty for the core group
   * @param resources plural names, such as {@code pods} or {@code nodes/metrics}
   * @param verbs what may be done, such as {@code list}
   */
  public record Rule(String group, List<String> resources, List<String> verbs) {
    public Rule {
      resources = List.copyOf(resources);
      verbs = List.copyOf(verbs);
    }

    /** Lets kinds be read and watched. */
    public static Rule watch(String group, String... resources) {
      return new Rule(group, List.of(resources), List.of("get", "list", "watch"));
    }

    PolicyRule render() {
      return PolicyRule.builder()
          .apiGroups(List.of(group))
          .resources(resources)
          .verbs(verbs)
          .build();
    }
  }
}

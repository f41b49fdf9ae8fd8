package dev.strake.platform;

import dev.strake.value.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeNamespaceProps;
import org.cdk8s.plus34.k8s.ObjectMeta;

/** The namespaces of a system, made when the first part needs them. */
public final class Namespaces {
  private static final String POD_SECURITY = "pod-security.kubernetes.io/";

  /** The oldest Kubernetes that output is for; levels are judged as of it. */
  private static final String POD_SECURITY_VERSION = "v1.34";

  private final PlatformScope scope;
  private final boolean ownsBase;
  private final Map<String, PodSecurity> made = new LinkedHashMap<>();

  Namespaces(PlatformScope scope, boolean ownsBase) {
    this.scope = scope;
    this.ownsBase = ownsBase;
  }

  /** What a namespace lets its pods do (Pod Security Standards). */
  public enum PodSecurity {
    /** What every ordinary pod can live with. */
    RESTRICTED,
    /** Host access, for collectors of logs and metrics of nodes. */
    PRIVILEGED;

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The namespace of the system's own workloads. */
  public String base() {
    return use(scope.namespace(), PodSecurity.RESTRICTED, ownsBase);
  }

  /** A namespace for one purpose, such as {@code monitoring}: the base name with that suffix. */
  public String of(String purpose, PodSecurity level) {
    return use(scope.namespace() + "-" + purpose, level, true);
  }

  /** The names of the namespaces that the system has so far, and their levels. */
  public Map<String, PodSecurity> all() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(made));
  }

  private String use(String name, PodSecurity level, boolean owned) {
    var before = made.putIfAbsent(name, level);
    Checks.that(
        before == null || before == level,
        "namespace '%s' must have one pod security level, got %s and %s; use two namespaces",
        name,
        before,
        level);
    if (before == null) {
      if (owned) {
        scope.add(Stack.NAMESPACE, Kinds.NAMESPACE, namespace(name, level));
      }
      if (owned && scope.has(Default.DEFAULT_DENY)) {
        scope.graph().isolate(name);
      } else {
        scope.graph().allowNames(name);
      }
    }
    return name;
  }

  private KubeNamespaceProps namespace(String name, PodSecurity level) {
    var labels = Labels.ofSystem(scope);
    if (scope.has(Default.POD_SECURITY_LABELS)) {
      for (var mode : List.of("enforce", "audit", "warn")) {
        labels.put(POD_SECURITY + mode, level.label());
        labels.put(POD_SECURITY + mode + "-version", POD_SECURITY_VERSION);
      }
    }
    ObjectMeta meta = new Metadata(scope, name, "", labels).build();
    return KubeNamespaceProps.builder().metadata(meta).build();
  }
}

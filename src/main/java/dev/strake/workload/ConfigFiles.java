package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Fingerprint;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;

/** Files that containers read, as ConfigMaps. */
public final class ConfigFiles {
  private ConfigFiles() {}

  /**
   * Files whose change rolls the pods that read them: the name ends in 8 digits of the content's
   * hash, and the content never changes under that name.
   *
   * @return the name of the ConfigMap
   */
  public static String hashed(
      Part owner,
      Stack stack,
      String name,
      String namespace,
      Labels labels,
      Map<String, String> files) {
    var sorted = new TreeMap<>(files);
    var full = name + "-" + Fingerprint.of(sorted.toString());
    add(owner, stack, full, namespace, labels, sorted, true);
    return full;
  }

  /**
   * Files that the program reads again when they change: the name stays.
   *
   * @return the name of the ConfigMap
   */
  public static String reloaded(
      Part owner,
      Stack stack,
      String name,
      String namespace,
      Labels labels,
      Map<String, String> files) {
    add(owner, stack, name, namespace, labels, new TreeMap<>(files), false);
    return name;
  }

  private static void add(
      Part owner,
      Stack stack,
      String name,
      String namespace,
      Labels labels,
      Map<String, String> files,
      boolean immutable) {
    var props =
        KubeConfigMapProps.builder()
            .metadata(owner.metadata(name, namespace, labels).build())
            .data(files);
    if (immutable) {
      props.immutable(true);
    }
    owner.add(stack, Kinds.CONFIG_MAP, props.build());
  }
}

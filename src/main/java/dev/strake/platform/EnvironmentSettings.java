package dev.strake.platform;

import dev.strake.value.Checks;
import dev.strake.value.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings that hold for a whole environment, one line each.
 *
 * @param registryMirror registry and path before every image, empty for none
 * @param imagePullSecrets names of the Secrets that every pod pulls its images with
 * @param labels further labels of every object and pod
 * @param annotations further annotations of every object
 * @param nodeSelector labels that a node must have for any pod but those of DaemonSets
 * @param tolerations taints that any pod tolerates
 * @param cpuLimits whether containers get their CPU limits; the memory limits stay in any case
 * @param dualStack whether Services ask for IPv4 and IPv6
 * @param cluster the addresses that network policies need
 * @param without defaults that are switched off
 */
public record EnvironmentSettings(
    String registryMirror,
    List<String> imagePullSecrets,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    boolean cpuLimits,
    boolean dualStack,
    ClusterNetwork cluster,
    Set<Default> without) {

  public EnvironmentSettings {
    imagePullSecrets = List.copyOf(imagePullSecrets);
    // A copy by Map.copyOf has another order in every JVM.
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    nodeSelector = Collections.unmodifiableMap(new TreeMap<>(nodeSelector));
    tolerations = List.copyOf(tolerations);
    without = Collections.unmodifiableSet(new TreeSet<>(without));
    imagePullSecrets.forEach(secret -> Names.checkName("image pull secret", secret));
    labels.forEach(EnvironmentSettings::checkLabel);
    nodeSelector.forEach(EnvironmentSettings::checkForm);
    Checks.that(
        registryMirror.isEmpty() || registryMirror.matches("[a-z0-9][a-z0-9.:/_-]*[a-z0-9]"),
        "registry mirror must be a host and path such as 'mirror.example/cache', got '%s'",
        registryMirror);
    Checks.that(
        !registryMirror.contains("//"),
        "registry mirror must have no scheme, got '%s'; write 'mirror.example/cache'",
        registryMirror);
  }

  private static void checkLabel(String key, String value) {
    Checks.that(
        !Labels.OWN.contains(key),
        "label '%s' must not be set for a whole environment, got '%s'; each part sets it itself",
        key,
        value);
    checkForm(key, value);
  }

  private static void checkForm(String key, String value) {
    Checks.that(
        value.length() <= 63 && value.matches("([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?"),
        "label '%s' must have a value of at most 63 letters, digits, '.', '_' and '-', got '%s';"
            + " write anything else as an annotation",
        key,
        value);
  }

  /** Nothing beyond the defaults. */
  public static EnvironmentSettings none() {
    return builder().build();
  }

  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A taint that pods tolerate.
   *
   * @param key key of the taint, empty for every taint
   * @param value value of the taint, empty for every value
   * @param effect effect of the taint, empty for every effect
   */
  public record Toleration(String key, String value, String effect) {

    /** Tolerates every taint, so that each node is reached. */
    public static Toleration everything() {
      return new Toleration("", "", "");
    }
  }

  /** Collects the settings. */
  public static final class Builder {
    private String registryMirror = "";
    private final List<String> imagePullSecrets = new ArrayList<>();
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, String> annotations = new TreeMap<>();
    private final Map<String, String> nodeSelector = new LinkedHashMap<>();
    private final List<Toleration> tolerations = new ArrayList<>();
    private boolean cpuLimits = true;
    private boolean dualStack;
    private ClusterNetwork cluster = ClusterNetwork.builder().build();
    private final Set<Default> without = new LinkedHashSet<>();

    private Builder() {}

    /** Pulls every image through a mirror, such as {@code mirror.example/cache}. Default: none. */
    public Builder registryMirror(String mirror) {
      this.registryMirror = mirror;
      return this;
    }

    /** Pulls every image with a Secret of that name. Default: none. */
    public Builder imagePullSecret(String secret) {
      imagePullSecrets.add(secret);
      return this;
    }

    /** Adds a label to every object and pod; selectors never hold it. Default: none. */
    public Builder label(String key, String value) {
      labels.put(key, value);
      return this;
    }

    /** Adds an annotation to every object. Default: none. */
    public Builder annotation(String key, String value) {
      annotations.put(key, value);
      return this;
    }

    /** Places pods only on nodes with a label. Default: any node. */
    public Builder nodeSelector(String key, String value) {
      nodeSelector.put(key, value);
      return this;
    }

    /** Lets pods run on nodes with a taint. Default: none. */
    public Builder tolerate(Toleration toleration) {
      tolerations.add(toleration);
      return this;
    }

    /** Leaves out the CPU limit of every container. Default: limits as the parts give them. */
    public Builder noCpuLimits() {
      this.cpuLimits = false;
      return this;
    }

    /** Gives every Service an IPv4 and an IPv6 address. Default: the cluster's own choice. */
    public Builder dualStack() {
      this.dualStack = true;
      return this;
    }

    /** Addresses of the cluster that network policies need. Default: {@link ClusterNetwork}. */
    public Builder cluster(ClusterNetwork cluster) {
      this.cluster = cluster;
      return this;
    }

    /** Switches a default off for the whole environment. Default: all hold. */
    public Builder without(Default unwanted) {
      without.add(unwanted);
      return this;
    }

    /** The settings. */
    public EnvironmentSettings build() {
      return new EnvironmentSettings(
          registryMirror,
          imagePullSecrets,
          labels,
          annotations,
          nodeSelector,
          tolerations,
          cpuLimits,
          dualStack,
          cluster,
          without);
    }
  }
}

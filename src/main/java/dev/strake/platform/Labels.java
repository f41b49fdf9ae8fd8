package dev.strake.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The labels of a part's objects and pods, and the few of them that select its pods. */
public final class Labels {
  static final String NAME = "app.kubernetes.io/name";
  static final String INSTANCE = "app.kubernetes.io/instance";
  static final String COMPONENT = "app.kubernetes.io/component";
  static final String PART_OF = "app.kubernetes.io/part-of";
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  static final String VERSION = "app.kubernetes.io/version";
  static final Set<String> OWN =
      Set.of(NAME, INSTANCE, COMPONENT, PART_OF, MANAGED_BY, VERSION, "app", "environment");

  private final PlatformScope scope;
  private final String name;
  private final String component;
  private final String version;

  Labels(PlatformScope scope, String name, String component, String version) {
    this.scope = scope;
    this.name = name;
    this.component = component;
    this.version = version;
  }

  /** The labels of what belongs to a system as a whole: namespaces and policies. */
  static Map<String, String> ofSystem(PlatformScope scope) {
    var labels = new TreeMap<>(scope.settings().labels());
    labels.put(PART_OF, scope.systemName());
    labels.put(MANAGED_BY, "strake");
    labels.put("environment", scope.environment().id());
    return labels;
  }

  /** The labels of every object and pod. */
  public Map<String, String> all() {
    var labels = ofSystem(scope);
    labels.put(NAME, name);
    labels.put(INSTANCE, scope.systemName());
    labels.put(COMPONENT, component);
    labels.put("app", name);
    if (!version.isEmpty()) {
      labels.put(VERSION, version);
    }
    return labels;
  }

  /** The labels of a claim template, which the API server never lets change. */
  public Map<String, String> ofClaims() {
    return selector();
  }

  /** The labels that select the part's pods; they never change. */
  public Map<String, String> selector() {
    var labels = new LinkedHashMap<String, String>();
    labels.put(NAME, name);
    labels.put(INSTANCE, scope.systemName());
    return labels;
  }

  /** The same labels with the version of the image that is run. */
  public Labels version(String version) {
    return new Labels(scope, name, component, asValue(version));
  }

  /** A tag may be longer than a label's 63 characters, and begin or end with a sign. */
  private static String asValue(String tag) {
    var bare = tag.replaceAll("^[._-]+", "");
    return bare.substring(0, Math.min(bare.length(), 63)).replaceAll("[._-]+$", "");
  }
}

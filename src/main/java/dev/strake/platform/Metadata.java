package dev.strake.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.ObjectMeta;

/** Metadata of objects: names, namespaces, labels and the environment's annotations. */
public final class Metadata {
  private final String name;
  private final String namespace;
  private final Map<String, String> labels;
  private final Map<String, String> annotations;

  Metadata(PlatformScope scope, String name, String namespace, Map<String, String> labels) {
    this.name = name;
    this.namespace = namespace;
    this.labels = new TreeMap<>(labels);
    this.annotations = new TreeMap<>(scope.settings().annotations());
  }

  /** Adds an annotation. */
  public Metadata annotation(String key, String value) {
    annotations.put(key, value);
    return this;
  }

  /** Adds annotations. */
  public Metadata annotations(Map<String, String> more) {
    annotations.putAll(more);
    return this;
  }

  /** Adds a label that selects nothing. */
  public Metadata label(String key, String value) {
    labels.put(key, value);
    return this;
  }

  /** The metadata as cdk8s-plus takes it. */
  public ObjectMeta build() {
    var meta = ObjectMeta.builder().name(name).labels(labels);
    if (!namespace.isEmpty()) {
      meta.namespace(namespace);
    }
    if (!annotations.isEmpty()) {
      meta.annotations(annotations);
    }
    return meta.build();
  }

  static Map<String, Object> asMap(ObjectMeta meta) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", meta.getName());
    if (meta.getNamespace() != null) {
      map.put("namespace", meta.getNamespace());
    }
    if (meta.getLabels() != null) {
      map.put("labels", meta.getLabels());
    }
    if (meta.getAnnotations() != null) {
      map.put("annotations", meta.getAnnotations());
    }
    return map;
  }
}

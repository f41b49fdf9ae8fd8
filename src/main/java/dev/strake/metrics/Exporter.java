package dev.strake.metrics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A program that exports metrics, in the version its metrics were read from.
 *
 * <p>Only what alerts and dashboards need is listed, so an unknown name is not proof of a mistake.
 *
 * @param name what the program is called, such as {@code postgres_exporter}
 * @param version the version these names belong to
 * @param metrics what it exports as it is started
 * @param optional what it exports only with a flag, by that flag
 * @param retired names of earlier versions, and what to read today; empty where nothing does
 */
public record Exporter(
    String name,
    String version,
    List<Metric> metrics,
    Map<String, List<Metric>> optional,
    Map<String, String> retired) {

  public Exporter {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    metrics = List.copyOf(metrics);
    // Sorted, because messages and documents list them.
    optional = java.util.Collections.unmodifiableMap(new TreeMap<>(optional));
    retired = java.util.Collections.unmodifiableMap(new TreeMap<>(retired));
    var names = new java.util.HashSet<String>();
    for (var metric : all(metrics, optional)) {
      if (!names.add(metric.name())) {
        throw new IllegalArgumentException(
            "metrics of %s must be unique, got %s twice".formatted(name, metric.name()));
      }
    }
  }

  /** An exporter that needs no flag for any of these. */
  public static Exporter of(String name, String version, Metric... metrics) {
    return new Exporter(name, version, List.of(metrics), Map.of(), Map.of());
  }

  /** The same, exporting these too. */
  Exporter also(List<Metric> more) {
    var both = new ArrayList<>(metrics);
    both.addAll(more);
    return new Exporter(name, version, both, optional, retired);
  }

  /** The same, knowing what a flag adds. */
  public Exporter optional(String flag, Metric... added) {
    var more = new TreeMap<>(optional);
    more.put(flag, List.of(added));
    return new Exporter(name, version, metrics, more, retired);
  }

  /** The same, knowing that an older name is gone. */
  public Exporter retired(String oldName, String newName) {
    var more = new TreeMap<>(retired);
    more.put(oldName, newName);
    return new Exporter(name, version, metrics, optional, more);
  }

  /**
   * What it exports when started with a flag.
   *
   * @throws IllegalArgumentException when the flag adds nothing
   */
  public Exporter with(String flag) {
    var added = optional.get(flag);
    if (added == null) {
      throw new IllegalArgumentException(
          "flag must be one of %s for %s, got '%s'".formatted(optional.keySet(), name, flag));
    }
    var rest = new TreeMap<>(optional);
    rest.remove(flag);
    var all = new ArrayList<>(metrics);
    all.addAll(added);
    return new Exporter(name, version, all, rest, retired);
  }

  /** Whether it exports a metric of this name as it is started. */
  public boolean exports(Metric metric) {
    return metrics.stream().anyMatch(m -> m.name().equals(metric.name()));
  }

  /** The flag without which it does not export this metric. */
  public Optional<String> flagFor(Metric metric) {
    return optional.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(m -> m.name().equals(metric.name())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Everything it can export, with or without flags. */
  public List<Metric> everything() {
    return all(metrics, optional);
  }

  @Override
  public String toString() {
    return name + " " + version;
  }

  private static List<Metric> all(List<Metric> metrics, Map<String, List<Metric>> optional) {
    var all = new ArrayList<>(metrics);
    all.addAll(optional.values().stream().flatMap(List::stream).collect(Collectors.toList()));
    return List.copyOf(all);
  }
}

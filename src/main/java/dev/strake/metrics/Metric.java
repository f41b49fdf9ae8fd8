package dev.strake.metrics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A metric that somebody exports: what a backend publishes, or a constant of the catalogue.
 *
 * <p>Expressions are built from metrics, not from names, so an alert can only read what is declared
 * somewhere.
 *
 * @param name its name; for a histogram without {@code _bucket}, {@code _sum} or {@code _count}
 * @param type what kind of numbers it holds
 * @param help one line for people, may be empty
 * @param labels the labels its exporter gives, in order, without those of the scrape target
 * @param buckets upper edges of a histogram's buckets, ascending, without {@code +Inf}; empty for
 *     other types, and for a histogram whose edges are not known
 */
public record Metric(
    String name, MetricType type, String help, List<String> labels, List<Double> buckets) {

  /** Labels that a scrape adds to every series of a target. */
  public static final Set<String> TARGET_LABELS =
      Set.of(
          "job",
          "instance",
          "namespace",
          "pod",
          "container",
          "service",
          "endpoint",
          "node",
          "app",
          "component",
          "environment",
          "cluster");

  /** Edges that Prometheus client libraries use when nobody chooses any, made for web requests. */
  private static final List<Double> CLIENT_DEFAULT =
      List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

  /**
   * Checks characters, unique labels and ascending edges; names by convention are the factories'.
   */
  public Metric {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(help, "help");
    labels = List.copyOf(labels);
    buckets = List.copyOf(buckets);
    MetricNaming.checkCharacters(name, labels);
    if (Set.copyOf(labels).size() != labels.size()) {
      throw new IllegalArgumentException(
          "labels of %s must be unique, got %s".formatted(name, labels));
    }
    if (type == MetricType.HISTOGRAM && labels.contains("le")) {
      throw new IllegalArgumentException(
          "labels of histogram %s must not include le, which its buckets add".formatted(name));
    }
    checkBuckets(name, type, buckets);
  }

  /** A counter, whose name must end in {@code _total}. */
  public static Metric counter(String name) {
    MetricNaming.checkConvention(name, MetricType.COUNTER);
    return foreign(MetricType.COUNTER, name);
  }

  /** A gauge, whose name must not end in {@code _total}. */
  public static Metric gauge(String name) {
    MetricNaming.checkConvention(name, MetricType.GAUGE);
    return foreign(MetricType.GAUGE, name);
  }

  /**
   * A histogram in base units.
   *
   * <p>Default buckets: those of the client libraries, 5 ms to 10 s. Choose others with {@link
   * #buckets(double...)}.
   */
  public static Metric histogram(String name) {
    MetricNaming.checkConvention(name, MetricType.HISTOGRAM);
    return new Metric(name, MetricType.HISTOGRAM, "", List.of(), CLIENT_DEFAULT);
  }

  /** A metric that somebody else named: no naming convention is held against it. */
  public static Metric foreign(MetricType type, String name) {
    return new Metric(name, type, "", List.of(), List.of());
  }

  /** The same with these labels; a request path must be the route's template, never a raw URL. */
  public Metric labels(String... names) {
    return new Metric(name, type, help, List.of(names), buckets);
  }

  /** The same with a line for people. */
  public Metric help(String text) {
    return new Metric(name, type, text, labels, buckets);
  }

  /**
   * The same histogram with these upper edges.
   *
   * @param edges ascending, in the unit of the name, without {@code +Inf}
   */
  public Metric buckets(double... edges) {
    return new Metric(name, type, help, labels, Arrays.stream(edges).boxed().toList());
  }

  /** Whether a bucket ends exactly there, so that quantiles and shares at it are exact. */
  public boolean hasEdge(double edge) {
    return buckets.contains(edge);
  }

  /** The series it gives: its name, or a histogram's three. */
  public List<String> seriesNames() {
    return type == MetricType.HISTOGRAM
        ? List.of(name + "_bucket", name + "_sum", name + "_count")
        : List.of(name);
  }

  /** Labels that a selector may name: its own, then those of the target, sorted. */
  public List<String> selectableLabels() {
    var all = new ArrayList<>(labels);
    TARGET_LABELS.stream().filter(l -> !labels.contains(l)).sorted().forEach(all::add);
    return List.copyOf(all);
  }

  private static void checkBuckets(String name, MetricType type, List<Double> buckets) {
    if (type != MetricType.HISTOGRAM && !buckets.isEmpty()) {
      throw new IllegalArgumentException(
          "buckets must belong to a histogram, got them for %s %s".formatted(type, name));
    }
    var last = Double.NEGATIVE_INFINITY;
    for (var edge : buckets) {
      if (!Double.isFinite(edge) || edge <= last) {
        throw new IllegalArgumentException(
            "buckets of %s must be finite and ascending, got %s".formatted(name, buckets));
      }
      last = edge;
    }
  }
}

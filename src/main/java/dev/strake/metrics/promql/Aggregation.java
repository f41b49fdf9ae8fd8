package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several series made one, or few.
 *
 * @param aggregator how
 * @param grouping whether the labels are the ones kept or the ones dropped
 * @param labels labels of the groups
 * @param arguments the vector, after the parameter where the aggregator has one
 */
public record Aggregation(
    Aggregator aggregator, Grouping grouping, List<String> labels, List<Expr> arguments)
    implements Expr {

  /** What the labels of an aggregation say. */
  public enum Grouping {
    /** One group of everything. */
    ALL,
    /** One group per value of these labels, which alone are kept. */
    BY,
    /** One group per value of all other labels. */
    WITHOUT
  }

  public Aggregation {
    requireNonNull(aggregator, "aggregator");
    requireNonNull(grouping, "grouping");
    labels = List.copyOf(labels);
    arguments = List.copyOf(arguments);
    Names.check(labels);
    var parameter = aggregator.parameter();
    var expected = parameter.isPresent() ? 2 : 1;
    Checks.that(
        arguments.size() == expected,
        "%s must have %d argument(s), got %d",
        aggregator,
        expected,
        arguments.size());
    var first = arguments.get(0);
    parameter.ifPresent(t -> Checks.type(first, t, "parameter of " + aggregator));
    Checks.type(arguments.get(expected - 1), ValueType.VECTOR, "argument of " + aggregator);
    Checks.that(grouping != Grouping.ALL || labels.isEmpty(), "labels must follow by or without");
    if (grouping == Grouping.BY && labels.isEmpty()) {
      grouping = Grouping.ALL;
    }
  }

  /**
   * One group per value of these labels, which alone are kept.
   *
   * @throws IllegalArgumentException when no series can have such a label
   */
  public Aggregation by(String... names) {
    vector().resultLabels().check(List.of(names), aggregator.toString());
    return new Aggregation(aggregator, Grouping.BY, List.of(names), arguments);
  }

  /**
   * One group per value of all labels but these.
   *
   * @throws IllegalArgumentException when no series can have such a label
   */
  public Aggregation without(String... names) {
    vector().resultLabels().check(List.of(names), aggregator.toString());
    return new Aggregation(aggregator, Grouping.WITHOUT, List.of(names), arguments);
  }

  /** What is aggregated. */
  public Expr vector() {
    return arguments.get(arguments.size() - 1);
  }

  @Override
  public ValueType type() {
    return ValueType.VECTOR;
  }

  @Override
  public List<Expr> children() {
    return arguments;
  }

  @Override
  public String toString() {
    var groups =
        switch (grouping) {
          case ALL -> "";
          case BY -> " by " + Names.list(labels) + " ";
          case WITHOUT -> " without " + Names.list(labels) + " ";
        };
    return aggregator
        + groups
        + arguments.stream().map(Expr::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}

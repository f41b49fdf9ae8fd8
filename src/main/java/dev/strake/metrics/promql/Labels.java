package dev.strake.metrics.promql;

import dev.strake.metrics.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Labels that the series of an expression may have.
 *
 * @param names the names known, sorted; those of scrape targets count as possible everywhere
 * @param open whether there may be others, as with parsed text whose metrics nobody declared
 */
public record Labels(List<String> names, boolean open) {

  private static final Labels NONE = new Labels(List.of(), false);
  private static final Labels UNKNOWN = new Labels(List.of(), true);

  public Labels {
    names = List.copyOf(new TreeSet<>(names));
  }

  /** Whether a series may have this label. */
  public boolean mayHave(String label) {
    return open || names.contains(label);
  }

  void check(List<String> wanted, String place) {
    for (var label : wanted) {
      Checks.that(mayHave(label), "label of %s must be one of %s, got '%s'", place, names, label);
    }
  }

  static Labels of(Expr expr) {
    if (expr instanceof Selector selector) {
      return of(selector);
    }
    if (expr instanceof Aggregation aggregation) {
      return of(aggregation);
    }
    if (expr instanceof Binary binary) {
      return of(binary);
    }
    if (expr instanceof Call call) {
      return of(call);
    }
    return expr.children().isEmpty() ? NONE : expr.children().get(0).resultLabels();
  }

  private static Labels of(Selector selector) {
    if (selector.origin().isEmpty()) {
      return UNKNOWN;
    }
    var names = new ArrayList<String>(Metric.TARGET_LABELS);
    selector.origin().forEach(m -> names.addAll(m.labels()));
    if (selector.name().endsWith("_bucket")) {
      names.add("le");
    }
    return new Labels(names, false);
  }

  private static Labels of(Aggregation aggregation) {
    var inner = aggregation.vector().resultLabels();
    if (aggregation.aggregator().keepsSeries()) {
      return inner;
    }
    var groups =
        switch (aggregation.grouping()) {
          case ALL -> NONE;
          case BY -> new Labels(aggregation.labels(), false);
          case WITHOUT -> inner.minus(aggregation.labels());
        };
    return aggregation.aggregator() == Aggregator.COUNT_VALUES
            && aggregation.arguments().get(0) instanceof Text label
        ? groups.plus(List.of(label.value()))
        : groups;
  }

  private static Labels of(Binary binary) {
    var left = binary.left().resultLabels();
    var right = binary.right().resultLabels();
    if (binary.left().type() == ValueType.SCALAR) {
      return right;
    }
    if (binary.right().type() == ValueType.SCALAR) {
      return left;
    }
    if (binary.operator().isSet()) {
      return binary.operator() == Operator.OR
          ? new Labels(left.plus(right.names).names, left.open || right.open)
          : left;
    }
    var matching = binary.matching();
    return switch (matching.many()) {
      case LEFT -> left.plus(matching.copied());
      case RIGHT -> right.plus(matching.copied());
      case NONE ->
          switch (matching.by()) {
            case ALL -> left;
            case ON -> new Labels(matching.labels(), false);
            case IGNORING -> left.minus(matching.labels());
          };
    };
  }

  private static Labels of(Call call) {
    var arguments = call.arguments();
    return switch (call.function()) {
      case "vector", "time", "scalar", "pi" -> NONE;
      case "label_replace", "label_join" ->
          arguments.get(1) instanceof Text target
              ? arguments.get(0).resultLabels().plus(List.of(target.value()))
              : UNKNOWN;
      case "absent", "absent_over_time" ->
          new Labels(
              arguments.get(0).selectors().stream()
                  .flatMap(s -> s.matchers().stream())
                  .filter(m -> m.test() == Matcher.Test.IS)
                  .map(Matcher::label)
                  .toList(),
              false);
      case "histogram_quantile", "histogram_fraction" -> call.series().minus(List.of("le"));
      default -> call.series();
    };
  }

  private Labels plus(Collection<String> more) {
    var all = new TreeSet<>(names);
    all.addAll(more);
    return new Labels(List.copyOf(all), open);
  }

  private Labels minus(Collection<String> fewer) {
    return new Labels(names.stream().filter(n -> !fewer.contains(n)).toList(), open);
  }
}

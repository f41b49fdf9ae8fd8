package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Metric;
import dev.strake.metrics.MetricType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A function and its arguments.
 *
 * @param function its name, as Prometheus has it
 * @param arguments its arguments in order
 */
public record Call(String function, List<Expr> arguments) implements Expr {

  private static final Set<String> FOR_COUNTERS = Set.of("rate", "increase", "irate", "resets");
  private static final Set<String> FOR_GAUGES =
      Set.of("delta", "deriv", "idelta", "predict_linear");

  public Call {
    requireNonNull(function, "function");
    arguments = List.copyOf(arguments);
    Functions.of(function).check(function, arguments);
    for (var argument : arguments) {
      if (argument instanceof Range range) {
        range.metrics().forEach(m -> checkKind(function, m));
      }
    }
  }

  static Call of(String function, Expr... arguments) {
    return new Call(function, List.of(arguments));
  }

  @Override
  public ValueType type() {
    return Functions.of(function).result();
  }

  @Override
  public List<Expr> children() {
    return arguments;
  }

  @Override
  public String toString() {
    return arguments.stream()
        .map(Expr::toString)
        .collect(Collectors.joining(", ", function + "(", ")"));
  }

  /** Labels of the first argument that has series. */
  Labels series() {
    return arguments.stream()
        .filter(a -> a.type() == ValueType.VECTOR || a.type() == ValueType.MATRIX)
        .findFirst()
        .map(Expr::resultLabels)
        .orElse(new Labels(List.of(), false));
  }

  private static void checkKind(String function, Metric metric) {
    var gauge = metric.type() == MetricType.GAUGE;
    Checks.that(
        !gauge || !FOR_COUNTERS.contains(function),
        "%s must read a counter, got gauge %s; write delta or deriv for a gauge",
        function,
        metric.name());
    Checks.that(
        gauge || !FOR_GAUGES.contains(function),
        "%s must read a gauge, got %s %s; write rate or increase for it",
        function,
        metric.type(),
        metric.name());
  }
}

package dev.strake.metrics.promql;

import dev.strake.metrics.Metric;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A PromQL expression: immutable, checked when it is built, and its own text.
 *
 * <p>{@link Object#toString()} is the expression as Prometheus reads it, with no parentheses but
 * those it needs; parsing that text gives an equal expression.
 */
public sealed interface Expr
    permits Num, Text, Selector, Ranged, Call, Aggregation, Binary, Negation {

  /** What it gives when evaluated. */
  ValueType type();

  /** The expressions it is made of, in the order they are written. */
  List<Expr> children();

  /** How tightly its outermost operator binds; the higher, the tighter. */
  default int precedence() {
    return Operator.ATOM;
  }

  /** The metrics it reads, as far as it was built from metrics. */
  default Set<Metric> metrics() {
    var all = new LinkedHashSet<Metric>();
    children().forEach(c -> all.addAll(c.metrics()));
    return java.util.Collections.unmodifiableSet(all);
  }

  /** Names of the series it reads, sorted; a histogram's with their suffix. */
  default Set<String> metricNames() {
    var all = new TreeSet<String>();
    children().forEach(c -> all.addAll(c.metricNames()));
    return java.util.Collections.unmodifiableSet(all);
  }

  /** Every selector in it, in the order they are written. */
  default List<Selector> selectors() {
    return this instanceof Selector self
        ? List.of(self)
        : children().stream().flatMap(c -> c.selectors().stream()).toList();
  }

  /** Labels its series may have. */
  default Labels resultLabels() {
    return Labels.of(this);
  }

  /** Keeps the series above a bound. */
  default Binary gt(double bound) {
    return gt(new Num(bound));
  }

  /** Keeps the series above another's value. */
  default Binary gt(Expr other) {
    return binary(Operator.GT, other);
  }

  /** Keeps the series at or above a bound. */
  default Binary ge(double bound) {
    return ge(new Num(bound));
  }

  /** Keeps the series at or above another's value. */
  default Binary ge(Expr other) {
    return binary(Operator.GE, other);
  }

  /** Keeps the series below a bound. */
  default Binary lt(double bound) {
    return lt(new Num(bound));
  }

  /** Keeps the series below another's value. */
  default Binary lt(Expr other) {
    return binary(Operator.LT, other);
  }

  /** Keeps the series at or below a bound. */
  default Binary le(double bound) {
    return le(new Num(bound));
  }

  /** Keeps the series at or below another's value. */
  default Binary le(Expr other) {
    return binary(Operator.LE, other);
  }

  /** Keeps the series of that value. */
  default Binary eq(double value) {
    return eq(new Num(value));
  }

  /** Keeps the series of another's value. */
  default Binary eq(Expr other) {
    return binary(Operator.EQ, other);
  }

  /** Keeps the series of any other value. */
  default Binary ne(double value) {
    return ne(new Num(value));
  }

  /** Keeps the series that differ from another's value. */
  default Binary ne(Expr other) {
    return binary(Operator.NE, other);
  }

  /** Adds. */
  default Binary plus(Expr other) {
    return binary(Operator.ADD, other);
  }

  /** Subtracts. */
  default Binary minus(Expr other) {
    return binary(Operator.SUB, other);
  }

  /** Multiplies. */
  default Binary times(Expr other) {
    return binary(Operator.MUL, other);
  }

  /** Multiplies by a number. */
  default Binary times(double factor) {
    return times(new Num(factor));
  }

  /** Divides; zero by zero gives NaN, for which no comparison but {@code !=} holds. */
  default Binary dividedBy(Expr other) {
    return binary(Operator.DIV, other);
  }

  /** Divides by a number. */
  default Binary dividedBy(double divisor) {
    return dividedBy(new Num(divisor));
  }

  /** Keeps the series that have a partner in another. */
  default Binary and(Expr other) {
    return binary(Operator.AND, other);
  }

  /** Adds the series of another that have no partner here. */
  default Binary or(Expr other) {
    return binary(Operator.OR, other);
  }

  /** Keeps the series that have no partner in another. */
  default Binary unless(Expr other) {
    return binary(Operator.UNLESS, other);
  }

  /** Joins with any operator. */
  default Binary binary(Operator operator, Expr other) {
    return new Binary(this, operator, false, Matching.SAME_LABELS, other);
  }

  /** The same with the opposite sign. */
  default Expr negated() {
    return this instanceof Num number ? new Num(-number.value()) : new Negation(this);
  }

  /** Its values over a stretch of time, at the server's evaluation interval. */
  default Subquery over(Duration span, Duration step) {
    return new Subquery(this, Span.of(span), Span.of(step), When.NOW);
  }
}

package dev.strake.metrics.promql;

/** What functions over time take: a selector with a range, or a subquery. */
public sealed interface Ranged extends Expr permits Range, Subquery {

  @Override
  default ValueType type() {
    return ValueType.MATRIX;
  }
}

package dev.strake.metrics.promql;

import java.util.List;

/**
 * An expression with the opposite sign; of a number, that is another number.
 *
 * @param inner what is negated
 */
public record Negation(Expr inner) implements Expr {

  public Negation {
    Checks.that(!(inner instanceof Num), "number must be negated by its value, got %s", inner);
    Checks.that(
        inner.type() == ValueType.VECTOR || inner.type() == ValueType.SCALAR,
        "sign must stand before a scalar or instant vector, got %s '%s'",
        inner.type(),
        inner);
  }

  @Override
  public ValueType type() {
    return inner.type();
  }

  @Override
  public List<Expr> children() {
    return List.of(inner);
  }

  @Override
  public int precedence() {
    return Operator.UNARY;
  }

  @Override
  public String toString() {
    var atom = inner.precedence() > Operator.UNARY || inner instanceof Negation;
    return atom ? "-" + inner : "-(" + inner + ")";
  }
}

package dev.strake.metrics.promql;

import java.util.List;

/**
 * A string literal, as an argument of a function.
 *
 * @param value its content without quotes
 */
public record Text(String value) implements Expr {

  @Override
  public ValueType type() {
    return ValueType.STRING;
  }

  @Override
  public List<Expr> children() {
    return List.of();
  }

  @Override
  public String toString() {
    return Quoted.write(value);
  }
}

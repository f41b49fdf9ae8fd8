package dev.strake.metrics.promql;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number.
 *
 * @param value any double, infinities and NaN included
 */
public record Num(double value) implements Expr {

  @Override
  public ValueType type() {
    return ValueType.SCALAR;
  }

  @Override
  public List<Expr> children() {
    return List.of();
  }

  @Override
  public int precedence() {
    return Double.compare(value, 0.0) < 0 ? Operator.UNARY : Operator.ATOM;
  }

  @Override
  public String toString() {
    return render(value);
  }

  /** Whole numbers without a point, others in the shortest form that reads back the same. */
  static String render(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (value == 0) {
      return Double.compare(value, 0.0) < 0 ? "-0" : "0";
    }
    var plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    var digits = plain.toPlainString();
    // Very long or very short numbers read better with an exponent.
    return digits.length() <= 21 ? digits : Double.toString(value).replace("E", "e");
  }
}

package dev.strake.metrics.promql;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between two expressions. */
public enum Operator {
  /** Left, and right where left has no partner. */
  OR("or", 1),
  /** Left where right has a partner. */
  AND("and", 2),
  /** Left where right has no partner. */
  UNLESS("unless", 2),
  /** Equal. */
  EQ("==", 3),
  /** Not equal. */
  NE("!=", 3),
  /** Above. */
  GT(">", 3),
  /** Below. */
  LT("<", 3),
  /** At or above. */
  GE(">=", 3),
  /** At or below. */
  LE("<=", 3),
  /** The part of a native histogram below a bound. */
  TRIM_UPPER("</", 3),
  /** The part of a native histogram above a bound. */
  TRIM_LOWER(">/", 3),
  /** Sum. */
  ADD("+", 4),
  /** Difference. */
  SUB("-", 4),
  /** Product. */
  MUL("*", 5),
  /** Quotient. */
  DIV("/", 5),
  /** Remainder. */
  MOD("%", 5),
  /** Angle of a point. */
  ATAN2("atan2", 5),
  /** Power, the only one that groups from the right. */
  POW("^", 6);

  /** A sign binds like a product: {@code -a ^ b} is {@code -(a ^ b)}. */
  static final int UNARY = 5;

  static final int ATOM = 9;

  private final String sign;
  private final int precedence;

  Operator(String sign, int precedence) {
    this.sign = sign;
    this.precedence = precedence;
  }

  /** How tightly it binds; the higher, the tighter. */
  public int precedence() {
    return precedence;
  }

  /** Whether it compares, and so may have {@code bool}. */
  public boolean isComparison() {
    return precedence == 3 && this != TRIM_UPPER && this != TRIM_LOWER;
  }

  /** Whether it picks series and leaves values alone. */
  public boolean isSet() {
    return precedence < 3;
  }

  boolean groupsFromRight() {
    return this == POW;
  }

  @Override
  public String toString() {
    return sign;
  }

  static Optional<Operator> of(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(o -> o.sign.equals(lower)).findFirst();
  }
}

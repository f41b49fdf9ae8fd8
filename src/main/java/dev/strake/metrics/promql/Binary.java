package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Two expressions and an operator.
 *
 * @param left what stands before the operator
 * @param operator the operator
 * @param bool whether a comparison gives 1 or 0 instead of dropping series
 * @param matching which series belong together, where both sides are vectors
 * @param right what stands after the operator
 */
public record Binary(Expr left, Operator operator, boolean bool, Matching matching, Expr right)
    implements Expr {

  public Binary {
    requireNonNull(operator, "operator");
    requireNonNull(matching, "matching");
    checkOperand(left, operator);
    checkOperand(right, operator);
    Checks.that(
        !bool || operator.isComparison(), "bool must follow a comparison, got '%s'", operator);
    var vectors = left.type() == ValueType.VECTOR && right.type() == ValueType.VECTOR;
    Checks.that(
        !operator.isSet() || vectors,
        "operands of '%s' must be instant vectors, got '%s' and '%s'",
        operator,
        left,
        right);
    Checks.that(
        !operator.isSet() || matching.many() == Matching.Many.NONE,
        "operator '%s' must do without group_left and group_right",
        operator);
    Checks.that(
        !operator.isComparison() || bool || isVector(left) || isVector(right),
        "comparison of two scalars must have bool, got '%s %s %s'",
        left,
        operator,
        right);
    Checks.that(
        vectors || matching.labels().isEmpty(),
        "on and ignoring must stand between instant vectors, got '%s' and '%s'",
        left,
        right);
    if (!vectors) {
      matching = Matching.SAME_LABELS;
    }
  }

  /** The same, finding partners by these labels only. */
  public Binary on(String... labels) {
    return matching(Matching.on(labels));
  }

  /** The same, finding partners by all labels but these. */
  public Binary ignoring(String... labels) {
    return matching(Matching.ignoring(labels));
  }

  /** The same, with several series on the left per partner; call after {@link #on}. */
  public Binary groupLeft(String... copied) {
    return matching(matching.groupLeft(copied));
  }

  /** The same, with several series on the right per partner; call after {@link #on}. */
  public Binary groupRight(String... copied) {
    return matching(matching.groupRight(copied));
  }

  /** The same comparison, giving 1 or 0 for every series instead of dropping some. */
  public Binary asBool() {
    return new Binary(left, operator, true, matching, right);
  }

  @Override
  public ValueType type() {
    return isVector(left) || isVector(right) ? ValueType.VECTOR : ValueType.SCALAR;
  }

  @Override
  public List<Expr> children() {
    return List.of(left, right);
  }

  @Override
  public int precedence() {
    return operator.precedence();
  }

  @Override
  public String toString() {
    var own = operator.precedence();
    var fromRight = operator.groupsFromRight();
    var leftNeeds = left.precedence() < own || fromRight && left.precedence() == own;
    // A sign after an operator cannot be mistaken for anything else.
    var rightNeeds =
        right instanceof Binary
            && (right.precedence() < own || !fromRight && right.precedence() == own);
    return parenthesized(left, leftNeeds)
        + " "
        + operator
        + (bool ? " bool" : "")
        + matching
        + " "
        + parenthesized(right, rightNeeds);
  }

  private Binary matching(Matching other) {
    return new Binary(left, operator, bool, other, right);
  }

  private static String parenthesized(Expr expr, boolean needed) {
    return needed ? "(" + expr + ")" : expr.toString();
  }

  private static boolean isVector(Expr expr) {
    return expr.type() == ValueType.VECTOR;
  }

  private static void checkOperand(Expr expr, Operator operator) {
    Checks.that(
        isVector(expr) || expr.type() == ValueType.SCALAR,
        "operand of '%s' must be a scalar or instant vector, got %s '%s'",
        operator,
        expr.type(),
        expr);
  }
}

package dev.strake.metrics.promql;

/** One line for a rule that must hold. */
final class Checks {

  private Checks() {}

  static void that(boolean holds, String message, Object... args) {
    dev.strake.value.Checks.that(holds, message, args);
  }

  static void type(Expr expr, ValueType expected, String place) {
    that(
        expr.type() == expected,
        "%s must be of type %s, got %s '%s'",
        place,
        expected,
        expr.type(),
        expr);
  }
}

package dev.strake.metrics.promql;

import static dev.strake.metrics.promql.ValueType.MATRIX;
import static dev.strake.metrics.promql.ValueType.SCALAR;
import static dev.strake.metrics.promql.ValueType.STRING;
import static dev.strake.metrics.promql.ValueType.VECTOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of PromQL in Prometheus 3 that need no feature flag. */
final class Functions {

  /** The last argument may be left out. */
  private static final int LAST_OPTIONAL = 1;

  /** The last argument may be left out or repeated. */
  private static final int ANY_NUMBER = -1;

  private static final Map<String, Signature> ALL = new HashMap<>();

  static {
    add(0, SCALAR, "time pi");
    add(0, SCALAR, "scalar", VECTOR);
    add(0, VECTOR, "vector", SCALAR);
    add(
        0,
        VECTOR,
        "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg"
            + " histogram_count histogram_sum histogram_stddev histogram_stdvar ln log10 log2 rad sgn"
            + " sin sinh sort sort_desc sqrt tan tanh timestamp",
        VECTOR);
    add(
        0,
        VECTOR,
        "absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta"
            + " increase irate last_over_time max_over_time min_over_time present_over_time rate resets"
            + " stddev_over_time stdvar_over_time sum_over_time",
        MATRIX);
    add(
        LAST_OPTIONAL,
        VECTOR,
        "days_in_month day_of_month day_of_week day_of_year hour minute month year",
        VECTOR);
    add(0, VECTOR, "clamp", VECTOR, SCALAR, SCALAR);
    add(0, VECTOR, "clamp_max clamp_min", VECTOR, SCALAR);
    add(LAST_OPTIONAL, VECTOR, "round", VECTOR, SCALAR);
    add(0, VECTOR, "histogram_quantile", SCALAR, VECTOR);
    add(0, VECTOR, "histogram_fraction", SCALAR, SCALAR, VECTOR);
    add(0, VECTOR, "quantile_over_time", SCALAR, MATRIX);
    add(0, VECTOR, "predict_linear", MATRIX, SCALAR);
    add(0, VECTOR, "label_replace", VECTOR, STRING, STRING, STRING, STRING);
    add(ANY_NUMBER, VECTOR, "label_join", VECTOR, STRING, STRING, STRING);
  }

  /** What a function takes and gives; {@code variadic} as above, zero for an exact number. */
  record Signature(List<ValueType> parameters, int variadic, ValueType result) {

    void check(String function, List<Expr> arguments) {
      var least = parameters.size() - (variadic == 0 ? 0 : 1);
      var most = variadic == ANY_NUMBER ? Integer.MAX_VALUE : parameters.size();
      Checks.that(
          arguments.size() >= least && arguments.size() <= most,
          "%s must have %s argument(s), got %d",
          function,
          least == most ? least : "at least " + least,
          arguments.size());
      for (var i = 0; i < arguments.size(); i++) {
        var parameter = parameters.get(Math.min(i, parameters.size() - 1));
        Checks.type(arguments.get(i), parameter, "argument %d of %s".formatted(i + 1, function));
      }
    }
  }

  private Functions() {}

  static boolean exists(String name) {
    return ALL.containsKey(name);
  }

  static Signature of(String name) {
    var signature = ALL.get(name);
    if (signature == null) {
      throw new IllegalArgumentException(
          "function must be one that Prometheus has without feature flags, got '%s'"
              .formatted(name));
    }
    return signature;
  }

  private static void add(int variadic, ValueType result, String names, ValueType... parameters) {
    for (var name : names.split(" ")) {
      ALL.put(name, new Signature(List.of(parameters), variadic, result));
    }
  }
}

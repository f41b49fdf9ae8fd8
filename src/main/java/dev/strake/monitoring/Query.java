package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.promql.Expr;
import dev.strake.value.Checks;

/** What a panel shows. */
public sealed interface Query {

  /** Series of an expression, named by all their labels. */
  static Query of(Expr expr) {
    return new Metrics(expr, "");
  }

  /**
   * Series of an expression.
   *
   * @param legend name of the series; may hold labels as in {@code {{pod}}}
   */
  static Query of(Expr expr, String legend) {
    return new Metrics(expr, legend);
  }

  /** Log lines, in LogQL such as <code>{namespace="hive"} |= "error"</code>. */
  static Query logs(String logQl) {
    return new Logs(logQl);
  }

  /** The query's text. */
  String text();

  /**
   * Series of an expression.
   *
   * @param expr the expression
   * @param legend name of the series, empty for all their labels
   */
  record Metrics(Expr expr, String legend) implements Query {
    public Metrics {
      requireNonNull(expr, "expr");
      requireNonNull(legend, "legend");
    }

    @Override
    public String text() {
      return expr.toString();
    }
  }

  /**
   * Log lines.
   *
   * @param text LogQL
   */
  record Logs(String text) implements Query {
    public Logs {
      Checks.that(
          text.startsWith("{"), "log query must begin with its stream '{…}', got '%s'", text);
    }
  }
}

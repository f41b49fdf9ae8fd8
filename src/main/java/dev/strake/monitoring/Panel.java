package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.promql.Expr;
import dev.strake.value.Checks;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One picture on a dashboard.
 *
 * @param title what it shows
 * @param type how it shows it
 * @param queries where its numbers or lines come from
 * @param unit what its numbers are
 * @param limit from where on it turns red, usually an alert's bound
 * @param width columns of the dashboard's 24
 * @param height rows of about 30 pixels
 * @param description explanation for readers, empty for none
 */
public record Panel(
    String title,
    Type type,
    List<Query> queries,
    Unit unit,
    OptionalDouble limit,
    int width,
    int height,
    String description) {

  /** How a panel shows its queries. */
  public enum Type {
    /** One large number per series. */
    STAT("stat", 6, 4),
    /** Lines over time. */
    TIME_SERIES("timeseries", 12, 8),
    /** A row per series. */
    TABLE("table", 12, 8),
    /** Log lines. */
    LOGS("logs", 24, 10);

    private final String id;
    private final int width;
    private final int height;

    Type(String id, int width, int height) {
      this.id = id;
      this.width = width;
      this.height = height;
    }

    String id() {
      return id;
    }
  }

  /**
   * Checks the size and that logs stand in a panel of logs.
   *
   * @throws IllegalArgumentException when it does not fit the grid, or shows the wrong thing
   */
  public Panel {
    requireNonNull(type, "type");
    requireNonNull(unit, "unit");
    requireNonNull(limit, "limit");
    queries = List.copyOf(queries);
    Checks.that(!title.isBlank(), "panel must have a title, got none");
    Checks.that(!queries.isEmpty(), "panel '%s' must have a query, got none", title);
    Checks.that(
        width >= 1 && width <= 24, "width of panel '%s' must be 1 to 24, got %d", title, width);
    Checks.that(height >= 1, "height of panel '%s' must be 1 or more, got %d", title, height);
    for (var query : queries) {
      Checks.that(
          query instanceof Query.Logs == (type == Type.LOGS),
          "panel '%s' of type %s must show %s, got '%s'",
          title,
          type.id(),
          type == Type.LOGS ? "logs" : "metrics",
          query.text());
    }
  }

  /** One large number. 6 columns, 4 rows. */
  public static Panel stat(String title, Expr expr) {
    return of(title, Type.STAT, Query.of(expr));
  }

  /** Lines over time, named by all their labels. 12 columns, 8 rows. */
  public static Panel timeSeries(String title, Expr expr) {
    return of(title, Type.TIME_SERIES, Query.of(expr));
  }

  /** Lines over time. 12 columns, 8 rows. */
  public static Panel timeSeries(String title, Query... queries) {
    return of(title, Type.TIME_SERIES, queries);
  }

  /** A row per series, with their latest values. 12 columns, 8 rows. */
  public static Panel table(String title, Query... queries) {
    return of(title, Type.TABLE, queries);
  }

  /** Log lines of a LogQL query. 24 columns, 10 rows. */
  public static Panel logs(String title, String logQl) {
    return of(title, Type.LOGS, Query.logs(logQl));
  }

  private static Panel of(String title, Type type, Query... queries) {
    return new Panel(
        title,
        type,
        List.of(queries),
        Unit.NUMBER,
        OptionalDouble.empty(),
        type.width,
        type.height,
        "");
  }

  /** The same with numbers of that kind. */
  public Panel unit(Unit unit) {
    return new Panel(title, type, queries, unit, limit, width, height, description);
  }

  /** The same, red from a bound on: that of the alert on the same numbers. */
  public Panel limit(double bound) {
    return new Panel(
        title, type, queries, unit, OptionalDouble.of(bound), width, height, description);
  }

  /** The same in another size: columns of 24, rows of about 30 pixels. */
  public Panel size(int width, int height) {
    return new Panel(title, type, queries, unit, limit, width, height, description);
  }

  /** The same with an explanation for readers. */
  public Panel description(String text) {
    return new Panel(title, type, queries, unit, limit, width, height, text);
  }
}

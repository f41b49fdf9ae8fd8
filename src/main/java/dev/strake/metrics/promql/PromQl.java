package dev.strake.metrics.promql;

import dev.strake.metrics.Metric;
import dev.strake.metrics.MetricType;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Builds PromQL expressions from metrics; made for static import. */
public final class PromQl {

  private PromQl() {}

  /**
   * The expression a text stands for.
   *
   * @throws PromQlSyntaxException when Prometheus would refuse it, with the place where it breaks
   */
  public static Expr parse(String text) {
    return new Parser(text, false).parse();
  }

  /**
   * The expression of a dashboard, where Grafana's variables may stand for ranges.
   *
   * @throws PromQlSyntaxException when Prometheus would refuse it whatever the variables hold
   */
  public static Expr parsePanel(String text) {
    return new Parser(text, true).parse();
  }

  /** The series of a counter or gauge; a histogram has three, see {@link #buckets}. */
  public static Selector select(Metric metric) {
    Checks.that(
        metric.type() != MetricType.HISTOGRAM,
        "histogram %s must be read through buckets, sumOf or countOf",
        metric.name());
    return selector(metric, "");
  }

  /** The cumulative counts of a histogram, one series per upper edge {@code le}. */
  public static Selector buckets(Metric histogram) {
    return part(histogram, "_bucket");
  }

  /**
   * Observations up to an edge. Matches the edge as Prometheus 3 writes it and as older ones did.
   *
   * @throws IllegalArgumentException when no bucket ends there, so that nothing would match
   */
  public static Selector bucket(Metric histogram, double edge) {
    Checks.that(
        histogram.hasEdge(edge),
        "bucket edge must be one of %s for %s, got %s",
        histogram.buckets(),
        histogram.name(),
        Num.render(edge));
    var text = Num.render(edge);
    return text.matches("-?\\d+")
        ? buckets(histogram).matches("le", text + "(\\.0)?")
        : buckets(histogram).is("le", text);
  }

  /** The sum of all a histogram observed. */
  public static Selector sumOf(Metric histogram) {
    return part(histogram, "_sum");
  }

  /** How often a histogram observed something. */
  public static Selector countOf(Metric histogram) {
    return part(histogram, "_count");
  }

  /** A number. */
  public static Num number(double value) {
    return new Num(value);
  }

  /** Growth per second of a counter. */
  public static Call rate(Selector counter, Duration span) {
    return rate(counter.over(span));
  }

  /** Growth per second of a counter. */
  public static Call rate(Ranged counter) {
    return Call.of("rate", counter);
  }

  /** Growth of a counter. */
  public static Call increase(Selector counter, Duration span) {
    return increase(counter.over(span));
  }

  /** Growth of a counter. */
  public static Call increase(Ranged counter) {
    return Call.of("increase", counter);
  }

  /** How often a value changed. */
  public static Call changes(Ranged series) {
    return Call.of("changes", series);
  }

  /** Difference between a gauge's last and first value. */
  public static Call delta(Ranged gauge) {
    return Call.of("delta", gauge);
  }

  /** Slope of a gauge per second. */
  public static Call deriv(Ranged gauge) {
    return Call.of("deriv", gauge);
  }

  /** Where a gauge will be if it goes on like this. */
  public static Call predictLinear(Ranged gauge, Duration ahead) {
    return Call.of("predict_linear", gauge, number(ahead.toMillis() / 1000.0));
  }

  /** Mean over time of each series. */
  public static Call avgOverTime(Ranged series) {
    return Call.of("avg_over_time", series);
  }

  /** Largest value over time of each series. */
  public static Call maxOverTime(Ranged series) {
    return Call.of("max_over_time", series);
  }

  /** Smallest value over time of each series. */
  public static Call minOverTime(Ranged series) {
    return Call.of("min_over_time", series);
  }

  /** Sum over time of each series. */
  public static Call sumOverTime(Ranged series) {
    return Call.of("sum_over_time", series);
  }

  /** Number of values over time of each series. */
  public static Call countOverTime(Ranged series) {
    return Call.of("count_over_time", series);
  }

  /** Last value over time of each series, for those that come rarely. */
  public static Call lastOverTime(Ranged series) {
    return Call.of("last_over_time", series);
  }

  /** One where no such series exists now; its labels are the selector's {@code =} matchers. */
  public static Call absent(Expr vector) {
    return Call.of("absent", vector);
  }

  /** One where no such series existed for that long. */
  public static Call absentOverTime(Selector series, Duration span) {
    return Call.of("absent_over_time", series.over(span));
  }

  /**
   * A quantile from bucket rates that were summed by {@code le}.
   *
   * @param quantile from 0 to 1
   */
  public static Call histogramQuantile(double quantile, Expr bucketRates) {
    Checks.that(quantile >= 0 && quantile <= 1, "quantile must be from 0 to 1, got %s", quantile);
    bucketRates.resultLabels().check(List.of("le"), "histogram_quantile");
    return Call.of("histogram_quantile", number(quantile), bucketRates);
  }

  /** One series without labels. */
  public static Call vector(double value) {
    return Call.of("vector", number(value));
  }

  /** One series without labels. */
  public static Call vector(Expr scalar) {
    return Call.of("vector", scalar);
  }

  /** The value of a vector with one series, as a number. */
  public static Call scalar(Expr vector) {
    return Call.of("scalar", vector);
  }

  /** Now, in seconds since 1970. */
  public static Call time() {
    return Call.of("time");
  }

  /** Raises what is lower to the bound. */
  public static Call clampMin(Expr vector, double bound) {
    return Call.of("clamp_min", vector, number(bound));
  }

  /** Lowers what is higher to the bound. */
  public static Call clampMax(Expr vector, double bound) {
    return Call.of("clamp_max", vector, number(bound));
  }

  /** Absolute values. */
  public static Call abs(Expr vector) {
    return Call.of("abs", vector);
  }

  /** Sets a label from another where the regular expression matches all of it. */
  public static Call labelReplace(
      Expr vector, String target, String replacement, String source, String regex) {
    return Call.of(
        "label_replace",
        vector,
        new Text(target),
        new Text(replacement),
        new Text(source),
        new Text(regex));
  }

  /** Sum of values. */
  public static Aggregation sum(Expr vector) {
    return aggregate(Aggregator.SUM, vector);
  }

  /** Mean of values. */
  public static Aggregation avg(Expr vector) {
    return aggregate(Aggregator.AVG, vector);
  }

  /** Largest value. */
  public static Aggregation max(Expr vector) {
    return aggregate(Aggregator.MAX, vector);
  }

  /** Smallest value. */
  public static Aggregation min(Expr vector) {
    return aggregate(Aggregator.MIN, vector);
  }

  /** Number of series. */
  public static Aggregation count(Expr vector) {
    return aggregate(Aggregator.COUNT, vector);
  }

  /** One for each group that has series. */
  public static Aggregation group(Expr vector) {
    return aggregate(Aggregator.GROUP, vector);
  }

  /** The series with the largest values. */
  public static Aggregation topk(int number, Expr vector) {
    return aggregate(Aggregator.TOPK, number(number), vector);
  }

  /** The series with the smallest values. */
  public static Aggregation bottomk(int number, Expr vector) {
    return aggregate(Aggregator.BOTTOMK, number(number), vector);
  }

  private static Aggregation aggregate(Aggregator aggregator, Expr... arguments) {
    return new Aggregation(aggregator, Aggregation.Grouping.ALL, List.of(), List.of(arguments));
  }

  private static Selector part(Metric histogram, String suffix) {
    Checks.that(
        histogram.type() == MetricType.HISTOGRAM,
        "metric must be a histogram, got %s %s",
        histogram.type(),
        histogram.name());
    return selector(histogram, suffix);
  }

  private static Selector selector(Metric metric, String suffix) {
    return new Selector(metric.name() + suffix, List.of(), When.NOW, Set.of(metric));
  }
}

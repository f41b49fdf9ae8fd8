package dev.strake.monitoring;

import static dev.strake.metrics.promql.PromQl.bucket;
import static dev.strake.metrics.promql.PromQl.buckets;
import static dev.strake.metrics.promql.PromQl.countOf;
import static dev.strake.metrics.promql.PromQl.histogramQuantile;
import static dev.strake.metrics.promql.PromQl.number;
import static dev.strake.metrics.promql.PromQl.rate;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.sum;

import dev.strake.metrics.Metric;
import dev.strake.metrics.promql.Expr;
import dev.strake.metrics.promql.Matcher;
import dev.strake.metrics.promql.Selector;
import dev.strake.platform.Observed;
import dev.strake.value.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that a part answers, as expressions that alerts and panels share.
 *
 * @param job scrape job of the part
 * @param requests counter of answered requests
 * @param durations histogram of the time they took, in seconds
 * @param statusLabel label that holds the status code
 * @param span stretch over which rates are taken
 * @param timed conditions on the requests whose time counts
 */
public record HttpTraffic(
    String job,
    Metric requests,
    Metric durations,
    String statusLabel,
    Duration span,
    List<Matcher> timed) {

  public HttpTraffic {
    timed = List.copyOf(timed);
  }

  /** Traffic of a part with the usual label {@code status}, over 5 minutes. */
  public static HttpTraffic of(Observed part, Metric requests, Metric durations) {
    return new HttpTraffic(
        Jobs.of(part), requests, durations, "status", Duration.ofMinutes(5), List.of());
  }

  /** The same with the status code in a label of another name. */
  public HttpTraffic statusLabel(String label) {
    return new HttpTraffic(job, requests, durations, label, span, timed);
  }

  /** The same over another stretch. */
  public HttpTraffic over(Duration span) {
    return new HttpTraffic(job, requests, durations, statusLabel, span, timed);
  }

  /**
   * The same, not counting the time of some requests, such as uploads and streams.
   *
   * @param regex regular expression that matches the whole value of the label
   */
  public HttpTraffic notTiming(String label, String regex) {
    var more = new ArrayList<>(timed);
    more.add(new Matcher(label, Matcher.Test.MATCHES_NOT, regex));
    return new HttpTraffic(job, requests, durations, statusLabel, span, more);
  }

  /** Requests per second. */
  public Expr requestRate() {
    return perJob(rate(answered(), span));
  }

  /** Share of requests that the server failed (5xx), from 0 to 1; nothing without traffic. */
  public Expr errorRatio() {
    var failed = answered().matches(statusLabel, "5..");
    return perJob(rate(failed, span)).dividedBy(requestRate());
  }

  /**
   * Time within which a share of the requests was answered, in seconds.
   *
   * @param quantile from 0 to 1, such as 0.95
   */
  public Expr latency(double quantile) {
    return histogramQuantile(
        quantile, sum(rate(timed(buckets(durations)), span)).by("namespace", "job", "le"));
  }

  /**
   * Share of requests that took longer than a time, from 0 to 1; nothing without traffic.
   *
   * @param bound time; an edge of the histogram's buckets
   */
  public Expr slowRatio(Duration bound) {
    var seconds = bound.toMillis() / 1000.0;
    requireEdge(seconds);
    var fast = perJob(rate(timed(bucket(durations, seconds)), span));
    return number(1).minus(fast.dividedBy(perJob(rate(timed(countOf(durations)), span))));
  }

  /** Keeps what says whose requests these are, so that alerts of one target know each other. */
  private static Expr perJob(Expr perPod) {
    return sum(perPod).by("namespace", "job");
  }

  private Selector answered() {
    return select(requests).is("job", job);
  }

  private Selector timed(Selector series) {
    var selector = series.is("job", job);
    for (var condition : timed) {
      selector = selector.with(condition);
    }
    return selector;
  }

  void requireEdge(double seconds) {
    Checks.that(
        durations.buckets().isEmpty() || durations.hasEdge(seconds),
        "latency bound must be an edge of the buckets %s of %s, got %s; add it to the buckets, or"
            + " the quantile is a guess",
        durations.buckets(),
        durations.name(),
        seconds);
  }
}

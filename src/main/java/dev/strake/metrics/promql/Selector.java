package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The series of one name that pass all matchers, with their latest value.
 *
 * <p>Two selectors are equal when they read the same, wherever their name comes from.
 *
 * @param name name of the series, empty where only matchers choose
 * @param matchers conditions in the order given
 * @param when which moment it looks at
 * @param origin the metric it was built from; empty for parsed text
 */
public record Selector(String name, List<Matcher> matchers, When when, Set<Metric> origin)
    implements Expr {

  public Selector {
    requireNonNull(name, "name");
    requireNonNull(when, "when");
    matchers = List.copyOf(matchers);
    origin = Set.copyOf(origin);
    if (name.isEmpty()) {
      Checks.that(
          matchers.stream().anyMatch(m -> !m.acceptsAbsent()),
          "selector must have one matcher that an empty label does not pass, got %s",
          matchers);
    } else {
      Checks.that(
          matchers.stream().noneMatch(m -> m.label().equals("__name__")),
          "metric name must not be set twice, got '%s' and __name__",
          name);
    }
  }

  /** Only series whose label has this value. */
  public Selector is(String label, String value) {
    return with(new Matcher(label, Matcher.Test.IS, value));
  }

  /** Only series whose label has another value, or that lack it. */
  public Selector isNot(String label, String value) {
    return with(new Matcher(label, Matcher.Test.IS_NOT, value));
  }

  /** Only series whose label the regular expression matches from end to end. */
  public Selector matches(String label, String regex) {
    return with(new Matcher(label, Matcher.Test.MATCHES, regex));
  }

  /** Only series whose label the regular expression does not match from end to end. */
  public Selector matchesNot(String label, String regex) {
    return with(new Matcher(label, Matcher.Test.MATCHES_NOT, regex));
  }

  /**
   * The same with one more condition.
   *
   * @throws IllegalArgumentException when the metric has no such label, nor do scrape targets
   */
  public Selector with(Matcher matcher) {
    for (var metric : origin) {
      Checks.that(
          knows(metric, matcher.label()),
          "label must be one of %s for %s, got '%s'",
          metric.selectableLabels(),
          name,
          matcher.label());
    }
    var more = new ArrayList<>(matchers);
    more.add(matcher);
    return new Selector(name, more, when, origin);
  }

  /** All values of the last stretch of time. */
  public Range over(Duration span) {
    return over(Span.of(span));
  }

  /** All values of the last stretch of time. */
  public Range over(Span span) {
    return new Range(this, span);
  }

  /** The same, looking that much earlier. */
  public Selector offset(Duration earlier) {
    return new Selector(name, matchers, when.offset(earlier), origin);
  }

  @Override
  public ValueType type() {
    return ValueType.VECTOR;
  }

  @Override
  public List<Expr> children() {
    return List.of();
  }

  @Override
  public Set<Metric> metrics() {
    return origin;
  }

  @Override
  public Set<String> metricNames() {
    return name.isEmpty()
        ? matchers.stream()
            .filter(m -> m.label().equals("__name__") && m.test() == Matcher.Test.IS)
            .map(Matcher::value)
            .collect(Collectors.toSet())
        : Set.of(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector s
        && name.equals(s.name)
        && matchers.equals(s.matchers)
        && when.equals(s.when);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, matchers, when);
  }

  @Override
  public String toString() {
    return series() + when;
  }

  /** Without its moment, which a range writes after its brackets. */
  String series() {
    var conditions = new ArrayList<String>();
    var plain = name.isEmpty() || Names.isPlainMetric(name);
    if (!plain) {
      conditions.add(Quoted.write(name));
    }
    matchers.forEach(m -> conditions.add(m.toString()));
    if (conditions.isEmpty()) {
      return name;
    }
    return (plain ? name : "") + conditions.stream().collect(Collectors.joining(",", "{", "}"));
  }

  private boolean knows(Metric metric, String label) {
    return metric.labels().contains(label)
        || Metric.TARGET_LABELS.contains(label)
        || label.equals("le") && name.endsWith("_bucket");
  }
}

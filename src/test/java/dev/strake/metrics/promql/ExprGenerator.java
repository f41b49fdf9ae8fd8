package dev.strake.metrics.promql;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random expressions of every kind of node, all of them valid. */
final class ExprGenerator {

  private static final Arbitrary<String> LABELS =
      Arbitraries.of("job", "le", "by", "on", "bool", "sum", "offset", "inf", "my.label", "ä");

  private static final Arbitrary<String> VALUES =
      Arbitraries.strings().withChars("ab\"\\'`\n\t{}é\u0001\u007f☃").ofMaxLength(6);

  private static final Arbitrary<Duration> DURATIONS =
      Arbitraries.longs().between(1, 40_000_000_000L).map(Duration::ofMillis);

  private ExprGenerator() {}

  static Arbitrary<Expr> expressions() {
    return vectors(4);
  }

  private static Arbitrary<Expr> vectors(int depth) {
    if (depth == 0) {
      return selectors().map(s -> s);
    }
    var inner = Arbitraries.lazy(() -> vectors(depth - 1));
    return Arbitraries.oneOf(
        selectors().map(s -> s),
        binaries(inner, inner),
        binaries(inner, scalars(depth - 1)),
        binaries(scalars(depth - 1), inner),
        Combinators.combine(inner, inner, sets()).as((l, r, o) -> l.binary(o, r)),
        inner.map(Expr::negated),
        aggregations(inner),
        calls(inner));
  }

  private static Arbitrary<Expr> scalars(int depth) {
    var numbers =
        Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(0.0, -0.0, 1.0, -1.0, 0.05, 1e300, -1e-300, 5e-324),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
            .<Expr>map(Num::new);
    if (depth <= 0) {
      return numbers;
    }
    var inner = Arbitraries.lazy(() -> scalars(depth - 1));
    var arithmetic = Arbitraries.of(Operator.ADD, Operator.MUL, Operator.POW, Operator.ATAN2);
    return Arbitraries.oneOf(
        numbers,
        Combinators.combine(inner, inner, arithmetic).as((l, r, o) -> l.binary(o, r)),
        Combinators.combine(inner, inner)
            .as((l, r) -> new Binary(l, Operator.GT, true, Matching.SAME_LABELS, r)),
        inner.map(Expr::negated),
        selectors().map(PromQl::scalar));
  }

  private static Arbitrary<Operator> sets() {
    return Arbitraries.of(Operator.AND, Operator.OR, Operator.UNLESS);
  }

  private static Arbitrary<Expr> binaries(Arbitrary<Expr> left, Arbitrary<Expr> right) {
    var operators = Arbitraries.of(Operator.values()).filter(o -> !o.isSet());
    return Combinators.combine(left, right, operators, Arbitraries.of(true, false), matchings())
        .as(
            (l, r, o, bool, matching) -> {
              var vectors = l.type() == r.type();
              return new Binary(
                  l, o, bool && o.isComparison(), vectors ? matching : Matching.SAME_LABELS, r);
            });
  }

  private static Arbitrary<Matching> matchings() {
    return Combinators.combine(
            LABELS.list().ofMaxSize(2),
            LABELS.list().ofMaxSize(2),
            Arbitraries.integers().between(0, 6))
        .as(
            (labels, copied, kind) -> {
              var names = labels.toArray(String[]::new);
              var others = copied.stream().filter(c -> !labels.contains(c)).toArray(String[]::new);
              return switch (kind) {
                case 0 -> Matching.on(names);
                case 1 -> Matching.ignoring(names);
                case 2 -> Matching.on(names).groupLeft(others);
                case 3 -> Matching.on(names).groupRight(others);
                case 4 -> Matching.ignoring(names).groupLeft(others);
                default -> Matching.SAME_LABELS;
              };
            });
  }

  private static Arbitrary<Selector> selectors() {
    var names =
        Arbitraries.of(
            "up",
            "a:b",
            "sum",
            "by",
            "offset",
            "group_left",
            "inf",
            "rate",
            "start",
            "a.b",
            "unless");
    var matchers =
        Combinators.combine(LABELS, Arbitraries.of("=", "!="), VALUES)
            .as((l, t, v) -> new Matcher(l, Matcher.Test.of(t), v));
    var regexes =
        Combinators.combine(
                LABELS, Arbitraries.of("=~", "!~"), Arbitraries.of("5..", "a|b", "\\d+", "${x}"))
            .as((l, t, v) -> new Matcher(l, Matcher.Test.of(t), v));
    return Combinators.combine(
            names, Arbitraries.oneOf(matchers, regexes).list().ofMaxSize(3), moments())
        .as((n, m, w) -> new Selector(n, m, w, Set.of()));
  }

  private static Arbitrary<When> moments() {
    var at = Arbitraries.of("", "", "", "start()", "end()", "1609746000", "-1.5");
    var offsets =
        Arbitraries.oneOf(
            Arbitraries.just(Duration.ZERO), DURATIONS, DURATIONS.map(Duration::negated));
    return Combinators.combine(at, offsets).as(When::new);
  }

  private static Arbitrary<Expr> aggregations(Arbitrary<Expr> inner) {
    return Combinators.combine(
            Arbitraries.of(Aggregator.values()),
            inner,
            Arbitraries.of(Aggregation.Grouping.values()),
            LABELS.list().ofMaxSize(2))
        .as(
            (a, vector, grouping, labels) -> {
              var parameter =
                  a.parameter().map(t -> t == ValueType.STRING ? new Text("x") : new Num(0.5));
              var arguments =
                  parameter.isPresent() ? List.<Expr>of(parameter.get(), vector) : List.of(vector);
              var names = grouping == Aggregation.Grouping.ALL ? List.<String>of() : labels;
              return new Aggregation(a, grouping, names, arguments);
            });
  }

  private static Arbitrary<Expr> calls(Arbitrary<Expr> inner) {
    var ranges = Combinators.combine(selectors(), DURATIONS).as((s, d) -> (Ranged) s.over(d));
    var subqueries =
        Combinators.combine(
                inner, DURATIONS, Arbitraries.of(Span.DEFAULT_STEP, new Span("30s")), moments())
            .as((e, d, step, when) -> (Ranged) new Subquery(e, Span.of(d), step, when));
    return Arbitraries.oneOf(
        Arbitraries.oneOf(ranges, subqueries).map(PromQl::rate),
        Arbitraries.oneOf(ranges, subqueries).map(PromQl::maxOverTime),
        inner.map(e -> Call.of("histogram_quantile", new Num(0.95), e)),
        inner.map(PromQl::absent),
        Combinators.combine(inner, VALUES)
            .as((e, v) -> PromQl.labelReplace(e, "to", v, "from", "(.*)")),
        Arbitraries.just(PromQl.time()).map(PromQl::vector),
        Arbitraries.just(Call.of("hour")));
  }
}

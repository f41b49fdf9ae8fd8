package dev.strake.metrics.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is accepted, refused and how it is read was asked of the parser of Prometheus 3.15 for every
 * line here.
 */
class ParserTest {

  /** Text, and the same with the grouping that precedence gives it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "a + b * c | a + (b * c)",
        "a - b - c | (a - b) - c",
        "a ^ b ^ c | a ^ (b ^ c)",
        "-a ^ b | -(a ^ b)",
        "-1 ^ 2 | -(1 ^ 2)",
        "2 ^ -a * b | (2 ^ (-a)) * b",
        "-a * b | (-a) * b",
        "a or b and c unless d | a or ((b and c) unless d)",
        "a == b + 1 | a == (b + 1)",
        "a > b > c | (a > b) > c",
        "a atan2 b + c | (a atan2 b) + c",
        "a * on (x) group_left () b + c | (a * on (x) group_left () b) + c",
        "sum(a) by (x) > 1 | (sum by (x) (a)) > 1",
        "a ^ b offset 5m | a ^ (b offset 5m)"
      })
  void precedenceIsThatOfPrometheus(String text, String grouped) {
    assertThat(PromQl.parse(text)).isEqualTo(PromQl.parse(grouped));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "SUM BY(a)(x) | sum by (a) (x)",
        "sum(x)without(a,) | sum without (a) (x)",
        "sum | sum",
        "sum + by | sum + by",
        "offset offset 5m | offset offset 5m",
        "x{a='b',} | x{a=\"b\"}",
        "{__name__=\"x\"} | {__name__=\"x\"}",
        "{\"http.requests\", on=~\"a.b\"} | {\"http.requests\",on=~\"a.b\"}",
        "x{\"my.label\"!=\"a\"} | x{\"my.label\"!=\"a\"}",
        "x[300] | x[5m]",
        "x[90m] | x[1h30m]",
        "x[26h] | x[1d2h]",
        "rate(x[5m] offset -1w) | rate(x[5m] offset -1w)",
        "x offset 5m @ 1609746000.5 | x @ 1609746000.5 offset 5m",
        "x @ end() | x @ end()",
        "max_over_time(rate(x[5m])[30m:1m] @ start()) | max_over_time(rate(x[5m])[30m:1m] @ start())",
        "min_over_time((x + y)[1h:]) | min_over_time((x + y)[1h:])",
        "0x1F + 010 + 1e3 + .5 + 5. + 1_000 | 31 + 8 + 1000 + 0.5 + 5 + 1000",
        "1h30m | 5400",
        "vector(-Inf) | vector(-Inf)",
        "+x | x",
        "((x)) | x",
        "1 >= bool 2 | 1 >= bool 2",
        "a / on () b | a / on () b",
        "a:b:rate5m | a:b:rate5m",
        "label_replace(x, \"a\", `\\d`, 'b\\'', \"(.*)\") | label_replace(x, \"a\", \"\\\\d\", \"b'\", \"(.*)\")",
        "count_values(\"v\", x) | count_values(\"v\", x)",
        "hour() | hour()",
        "x # comment | x"
      })
  void whatMeansTheSameIsWrittenTheSame(String text, String canonical) {
    assertThat(PromQl.parse(text)).hasToString(canonical);
  }

  @Test
  void commentsAndLineBreaksFallAway() {
    assertThat(PromQl.parse("sum( # all of them\n  x{a=\"#1\"}\n)"))
        .hasToString("sum(x{a=\"#1\"})");
  }

  /** Text, and where it breaks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "sum(x | 5",
        "x{a=b} | 4",
        "x{a=\"b\" | 7",
        "x + | 3",
        "x) | 1",
        "x y | 2",
        "1 + bool 2 | 2",
        "rate(x) | 0",
        "rate(x[5m]) + nosuch(x) | 14",
        "x offset 5m [5m] | 12",
        "(x)[5m] | 3",
        "sum(x) offset 5m | 7",
        "x[5m][5m] | 5",
        "x[0s] | 2",
        "x[5x] | 2",
        "-x[5m:] | 0",
        "\"a | 0",
        "{} | 0",
        "{a=\"\"} | 0",
        "x{a=~\"(\"} | 5",
        "1 and 2 | 2",
        "1 > 2 | 2",
        "a + on (x) 1 | 2",
        "a * on (x) group_left (x) b | 4",
        "a and on (x) group_left () b | 2",
        "sum(1) | 0",
        "topk(x) | 0",
        "foo{__name__=\"bar\"} | 3",
        "a $ b | 2",
        "sum(x,) | 6"
      })
  void whatPrometheusRefusesIsRefusedAtItsPlace(String text, int position) {
    assertThat(problem(text).position()).isEqualTo(position);
  }

  @Test
  void aProblemNamesLineAndColumn() {
    assertThat(problem("sum(x)\n  / summ(y)"))
        .hasMessage(
            "function must be one that Prometheus has without feature flags, got 'summ'"
                + " at line 2, column 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "# nothing"})
  void nothingIsNoExpression(String text) {
    assertThat(problem(text)).hasMessageStartingWith("expression must begin here, got the end");
  }

  @Test
  void theNamesReadAreThoseOfAllSelectors() {
    var expr = PromQl.parse("a / b{x=\"c\"} or rate({__name__=\"d\"}[5m]) > scalar(e_bucket)");

    assertThat(expr.metricNames()).containsExactlyElementsOf(List.of("a", "b", "d", "e_bucket"));
    assertThat(expr.resultLabels().open()).isTrue();
  }

  private static PromQlSyntaxException problem(String text) {
    return catchThrowableOfType(PromQlSyntaxException.class, () -> PromQl.parse(text));
  }
}

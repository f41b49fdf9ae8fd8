package dev.strake.metrics.promql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {

  @Property(tries = 500, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void whatIsRenderedParsesToTheSameTree(@ForAll("expressions") Expr expr) {
    assertThat(PromQl.parse(expr.toString())).isEqualTo(expr);
  }

  @Property(tries = 200, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void everyOperandMayStandInParentheses(@ForAll("expressions") Expr expr) {
    assertThat(PromQl.parse("((" + expr + "))")).isEqualTo(expr);
  }

  @Property(tries = 500, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void noTextMakesTheParserFailInAnotherWay(@ForAll("garbled") String text) {
    try {
      PromQl.parse(text);
    } catch (PromQlSyntaxException e) {
      assertThat(e.position()).isBetween(0, text.length());
    }
  }

  @Provide
  Arbitrary<Expr> expressions() {
    return ExprGenerator.expressions();
  }

  /** Valid expressions with a piece cut out. */
  @Provide
  Arbitrary<String> garbled() {
    return ExprGenerator.expressions()
        .map(Expr::toString)
        .flatMap(
            t ->
                Arbitraries.integers()
                    .between(0, t.length())
                    .tuple2()
                    .map(
                        cut ->
                            t.substring(0, Math.min(cut.get1(), cut.get2()))
                                + t.substring(Math.max(cut.get1(), cut.get2()))));
  }
}

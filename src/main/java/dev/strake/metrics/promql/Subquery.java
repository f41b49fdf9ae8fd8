package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * An expression evaluated again and again over a stretch of time.
 *
 * @param inner what is evaluated
 * @param span how far back
 * @param step how often, {@link Span#DEFAULT_STEP} for the server's evaluation interval
 * @param when which moment it ends at
 */
public record Subquery(Expr inner, Span span, Span step, When when) implements Ranged {

  public Subquery {
    requireNonNull(step, "step");
    requireNonNull(when, "when");
    Checks.type(inner, ValueType.VECTOR, "subquery");
    Checks.that(!span.text().isEmpty(), "range of %s must have a length", inner);
  }

  /** The same, looking that much earlier. */
  public Subquery offset(Duration earlier) {
    return new Subquery(inner, span, step, when.offset(earlier));
  }

  @Override
  public List<Expr> children() {
    return List.of(inner);
  }

  @Override
  public String toString() {
    // An offset before the bracket would be legal, but reads as if it belonged to the subquery.
    var atom = inner.precedence() == Operator.ATOM;
    var bare = atom && !(inner instanceof Selector s && !s.when().isNow());
    return (bare ? inner : "(" + inner + ")") + "[" + span + ":" + step + "]" + when;
  }
}

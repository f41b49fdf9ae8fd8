package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A selector with all its values over a stretch of time.
 *
 * @param selector whose series; its moment is written after the brackets
 * @param span how far back
 */
public record Range(Selector selector, Span span) implements Ranged {

  public Range {
    requireNonNull(selector, "selector");
    Checks.that(!span.text().isEmpty(), "range of %s must have a length", selector);
  }

  @Override
  public List<Expr> children() {
    return List.of(selector);
  }

  @Override
  public String toString() {
    return selector.series() + "[" + span + "]" + selector.when();
  }
}

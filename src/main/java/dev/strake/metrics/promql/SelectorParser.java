package dev.strake.metrics.promql;

import dev.strake.metrics.promql.Token.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what braces, brackets, {@code offset} and {@code @} add to a name or expression. */
final class SelectorParser {

  private final Tokens tokens;

  SelectorParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The selector of a name that was read, or of braces alone. */
  Expr selector(String name) {
    var start = tokens.peek();
    var quoted = new ArrayList<String>();
    var matchers = new ArrayList<Matcher>();
    if (tokens.skip("{")) {
      while (!tokens.skip("}")) {
        condition(quoted, matchers);
        if (!tokens.peek().is("}")) {
          tokens.expect(",", "a label matcher");
        }
      }
    }
    return tokens.at(
        start,
        () -> {
          Checks.that(
              quoted.size() + (name.isEmpty() ? 0 : 1) <= 1,
              "metric name must not be set twice, got '%s' and %s",
              name,
              quoted);
          var metric = quoted.isEmpty() ? name : quoted.get(0);
          return new Selector(metric, matchers, When.NOW, Set.of());
        });
  }

  private void condition(List<String> quoted, List<Matcher> matchers) {
    var token = tokens.next();
    if (token.kind() != Kind.WORD && token.kind() != Kind.STRING) {
      throw tokens.error(token, "label must stand in braces, got %s".formatted(token));
    }
    var label = name(token);
    if (token.kind() == Kind.STRING && (tokens.peek().is(",") || tokens.peek().is("}"))) {
      if (label.isEmpty()) {
        throw tokens.error(token, "metric name must not be empty");
      }
      quoted.add(label);
      return;
    }
    var sign = tokens.next();
    var test = tokens.at(sign, () -> Matcher.Test.of(sign.text()));
    var value = tokens.next();
    if (value.kind() != Kind.STRING) {
      throw tokens.error(value, "string must follow '%s', got %s".formatted(sign.text(), value));
    }
    matchers.add(tokens.at(value, () -> new Matcher(label, test, Quoted.read(value.text()))));
  }

  /** Labels in parentheses; a comma may follow the last. */
  List<String> labels(String place) {
    tokens.expect("(", place);
    var labels = new ArrayList<String>();
    while (!tokens.skip(")")) {
      var token = tokens.next();
      if (token.kind() != Kind.STRING && token.kind() != Kind.WORD) {
        throw tokens.error(token, "label must stand in parentheses, got %s".formatted(token));
      }
      labels.add(tokens.at(token, () -> groupingLabel(token)));
      if (!tokens.peek().is(")")) {
        tokens.expect(",", "a label");
      }
    }
    return labels;
  }

  /**
   * Ranges, subqueries and moments after an expression.
   *
   * @param inParentheses whether it stood in parentheses, where only a subquery may follow
   */
  Expr suffixes(Expr expr, boolean inParentheses) {
    var result = expr;
    var open = !inParentheses;
    while (true) {
      var token = tokens.peek();
      if (token.is("[")) {
        result = brackets(result, open);
        open = true;
      } else if (tokens.skipWord("offset")) {
        var earlier = offset();
        result = shifted(token, result, open, When.NOW.offset(earlier));
      } else if (tokens.skip("@")) {
        result = shifted(token, result, open, When.NOW.at(moment()));
      } else {
        return result;
      }
    }
  }

  private Expr brackets(Expr inner, boolean open) {
    var token = tokens.next();
    var span = span();
    if (tokens.skip(":")) {
      var step = tokens.peek().is("]") ? Span.DEFAULT_STEP : span();
      tokens.expect("]", "a subquery");
      return tokens.at(token, () -> new Subquery(inner, span, step, When.NOW));
    }
    tokens.expect("]", "a range");
    if (open && inner instanceof Selector selector && selector.when().isNow()) {
      return new Range(selector, span);
    }
    throw tokens.error(
        token, "range must follow a selector without offset, got '%s'".formatted(inner));
  }

  /** The expression with an offset or a moment that it does not have yet. */
  private Expr shifted(Token token, Expr expr, boolean open, When more) {
    if (open && expr instanceof Selector s) {
      return new Selector(s.name(), s.matchers(), joined(token, s.when(), more), s.origin());
    }
    if (open && expr instanceof Range r) {
      return new Range((Selector) shifted(token, r.selector(), true, more), r.span());
    }
    if (open && expr instanceof Subquery s) {
      return new Subquery(s.inner(), s.span(), s.step(), joined(token, s.when(), more));
    }
    throw tokens.error(
        token, "%s must follow a selector or subquery, got '%s'".formatted(token, expr));
  }

  private When joined(Token token, When first, When more) {
    var isAt = token.is("@");
    if (isAt ? !first.at().isEmpty() : !first.offset().isZero()) {
      throw tokens.error(token, "%s must stand once".formatted(token));
    }
    return isAt ? first.at(more.at()) : first.offset(more.offset());
  }

  private Duration offset() {
    var sign = tokens.skip("-") ? -1 : 1;
    if (sign > 0) {
      tokens.skip("+");
    }
    return duration("offset").multipliedBy(sign);
  }

  private String moment() {
    for (var edge : List.of("start", "end")) {
      if (tokens.skipWord(edge)) {
        tokens.expect("(", edge);
        tokens.expect(")", edge + "(");
        return edge + "()";
      }
    }
    var token = tokens.peek();
    var minus = tokens.skip("-");
    if (!minus) {
      tokens.skip("+");
    }
    var seconds = number();
    return tokens
        .at(token, () -> new When(Num.render(minus ? -seconds : seconds), Duration.ZERO))
        .at();
  }

  private Span span() {
    var token = tokens.peek();
    if (token.kind() == Kind.VARIABLE) {
      tokens.next();
      return new Span(token.text());
    }
    var duration = duration("'['");
    return tokens.at(token, () -> Span.of(duration));
  }

  /** A duration, or a number of seconds. */
  private Duration duration(String place) {
    var token = tokens.peek();
    if (token.kind() != Kind.NUMBER && token.kind() != Kind.DURATION) {
      throw tokens.unexpected("duration", place);
    }
    var millis = number() * 1000;
    if (millis > Durations.MOST_MILLIS) {
      throw tokens.error(token, "duration must be below 292 years, got %s".formatted(token));
    }
    return Duration.ofMillis(Math.round(millis));
  }

  /** A number, or the seconds of a duration. */
  double number() {
    var token = tokens.next();
    return switch (token.kind()) {
      case DURATION -> tokens.at(token, () -> Durations.parse(token.text())).toMillis() / 1000.0;
      case NUMBER, WORD -> tokens.at(token, () -> Numbers.parse(token.text()));
      default -> throw tokens.error(token, "number must stand here, got %s".formatted(token));
    };
  }

  private String groupingLabel(Token token) {
    var quoted = token.kind() == Kind.STRING;
    Checks.that(quoted || !token.text().contains(":"), "label must not contain ':', got %s", token);
    return name(token);
  }

  private String name(Token token) {
    return token.kind() == Kind.STRING
        ? tokens.at(token, () -> Quoted.read(token.text()))
        : token.text();
  }
}

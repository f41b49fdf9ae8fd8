package dev.strake.metrics.promql;

import dev.strake.metrics.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads an expression, operators by precedence. */
final class Parser {

  private final Tokens tokens;
  private final SelectorParser selectors;

  /** {@code variables}: whether Grafana's may stand for durations. */
  Parser(String text, boolean variables) {
    tokens = new Tokens(text, new Lexer(text, variables).tokens());
    selectors = new SelectorParser(tokens);
  }

  Expr parse() {
    var expr = expression(0);
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.unexpected("operator or the end", "an expression");
    }
    return expr;
  }

  /** Everything up to an operator that binds less tightly than asked for. */
  private Expr expression(int least) {
    var left = operand();
    while (true) {
      var token = tokens.peek();
      var operator = Operator.of(token.text()).filter(o -> isOperator(token));
      if (operator.isEmpty() || operator.get().precedence() < least) {
        return left;
      }
      tokens.next();
      left = binary(left, token, operator.get());
    }
  }

  private Expr binary(Expr left, Token token, Operator operator) {
    var bool = tokens.skipWord("bool");
    var matching = matching();
    var tighter = operator.groupsFromRight() ? 0 : 1;
    var right = expression(operator.precedence() + tighter);
    return tokens.at(token, () -> new Binary(left, operator, bool, matching, right));
  }

  private Matching matching() {
    var token = tokens.peek();
    var on = tokens.skipWord("on");
    if (!on && !tokens.skipWord("ignoring")) {
      return Matching.SAME_LABELS;
    }
    var labels = selectors.labels(token.toString());
    var many = Matching.Many.NONE;
    if (tokens.skipWord("group_left")) {
      many = Matching.Many.LEFT;
    } else if (tokens.skipWord("group_right")) {
      many = Matching.Many.RIGHT;
    }
    var side = many;
    var copied =
        side != Matching.Many.NONE && tokens.peek().is("(")
            ? selectors.labels("group")
            : List.<String>of();
    var by = on ? Matching.By.ON : Matching.By.IGNORING;
    return tokens.at(token, () -> new Matching(by, labels, side, copied));
  }

  private Expr operand() {
    var token = tokens.peek();
    if (tokens.skip("-")) {
      var inner = expression(Operator.UNARY + 1);
      return tokens.at(token, inner::negated);
    }
    if (tokens.skip("+")) {
      var inner = expression(Operator.UNARY + 1);
      // A plus changes nothing, but must stand before what a minus may stand before.
      tokens.at(token, inner::negated);
      return inner;
    }
    if (tokens.skip("(")) {
      var inner = expression(0);
      tokens.expect(")", "an expression");
      return selectors.suffixes(inner, true);
    }
    return selectors.suffixes(atom(), false);
  }

  private Expr atom() {
    var token = tokens.peek();
    switch (token.kind()) {
      case NUMBER, DURATION:
        return new Num(selectors.number());
      case STRING:
        tokens.next();
        return tokens.at(token, () -> new Text(Quoted.read(token.text())));
      case WORD:
        return word(token);
      default:
        if (token.is("{")) {
          return selectors.selector("");
        }
        throw tokens.error(token, "expression must begin here, got %s".formatted(token));
    }
  }

  private Expr word(Token token) {
    var opens = tokens.peekAfter().is("(");
    var aggregator = Aggregator.of(token.text());
    if (aggregator.isPresent() && (opens || isGrouping(tokens.peekAfter()))) {
      tokens.next();
      return aggregation(token, aggregator.get());
    }
    if (token.text().equalsIgnoreCase("inf") || token.text().equalsIgnoreCase("nan")) {
      return new Num(selectors.number());
    }
    tokens.next();
    if (opens) {
      var arguments = arguments();
      return tokens.at(token, () -> new Call(token.text(), arguments));
    }
    if (!Names.isPlainMetric(token.text())) {
      throw tokens.error(token, "expression must begin here, got keyword %s".formatted(token));
    }
    return selectors.selector(token.text());
  }

  private Expr aggregation(Token token, Aggregator aggregator) {
    var word = tokens.peek();
    var before = isGrouping(word);
    var labels = before ? grouping() : List.<String>of();
    var arguments = arguments();
    var after = !before && isGrouping(tokens.peek());
    var keyword = after ? tokens.peek() : word;
    var names = after ? grouping() : labels;
    var kind =
        !before && !after
            ? Aggregation.Grouping.ALL
            : keyword.isWord("by") ? Aggregation.Grouping.BY : Aggregation.Grouping.WITHOUT;
    return tokens.at(token, () -> new Aggregation(aggregator, kind, names, arguments));
  }

  private List<String> grouping() {
    return selectors.labels(tokens.next().toString());
  }

  private List<Expr> arguments() {
    tokens.expect("(", "a function");
    var arguments = new ArrayList<Expr>();
    if (tokens.skip(")")) {
      return arguments;
    }
    do {
      arguments.add(expression(0));
    } while (tokens.skip(","));
    tokens.expect(")", "an argument");
    return arguments;
  }

  private static boolean isGrouping(Token token) {
    return token.isWord("by") || token.isWord("without");
  }

  private static boolean isOperator(Token token) {
    return token.kind() == Kind.SIGN || token.kind() == Kind.WORD;
  }
}

package dev.strake.metrics.promql;

import java.util.List;
import java.util.function.Supplier;

/** A reading position in the tokens of a text. */
final class Tokens {

  private final String text;
  private final List<Token> all;
  private int at;

  Tokens(String text, List<Token> all) {
    this.text = text;
    this.all = all;
  }

  Token peek() {
    return all.get(at);
  }

  Token peekAfter() {
    return all.get(Math.min(at + 1, all.size() - 1));
  }

  Token next() {
    var token = all.get(at);
    at = Math.min(at + 1, all.size() - 1);
    return token;
  }

  /** Goes past a sign if it is the next token. */
  boolean skip(String sign) {
    var here = peek().is(sign);
    if (here) {
      next();
    }
    return here;
  }

  /** Goes past a keyword if it is the next token. */
  boolean skipWord(String word) {
    var here = peek().isWord(word);
    if (here) {
      next();
    }
    return here;
  }

  void expect(String sign, String place) {
    if (!skip(sign)) {
      throw unexpected("'" + sign + "'", place);
    }
  }

  PromQlSyntaxException unexpected(String wanted, String place) {
    return error(peek(), "%s must follow %s, got %s".formatted(wanted, place, peek()));
  }

  PromQlSyntaxException error(Token token, String reason) {
    return new PromQlSyntaxException(text, token.position(), reason);
  }

  /** Lets a node check itself, and says where in the text it failed. */
  <T> T at(Token token, Supplier<T> node) {
    try {
      return node.get();
    } catch (PromQlSyntaxException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      var reason = String.valueOf(e.getMessage());
      throw new PromQlSyntaxException(text, token.position(), reason);
    }
  }
}

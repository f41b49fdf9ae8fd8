package dev.strake.metrics.promql;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** String literals, with the escapes of Go that PromQL uses. */
final class Quoted {

  private static final String ESCAPES = "abfnrtv\\";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\";

  private Quoted() {}

  static String write(String value) {
    var out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              var known = c < 128 ? MEANINGS.indexOf(c) : -1;
              if (known >= 0) {
                out.append('\\').append(ESCAPES.charAt(known));
              } else if (c == '"') {
                out.append("\\\"");
              } else if (c < 0x20 || c == 0x7f) {
                out.append("\\x%02x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /** The value of a literal with its quotes. */
  static String read(String literal) {
    var quote = literal.charAt(0);
    var body = literal.substring(1, literal.length() - 1);
    return quote == '`' ? body.replace("\r", "") : new Reader(body, quote).read();
  }

  /** Bytes, because one character may be written as several escaped ones. */
  private static final class Reader {
    private final String body;
    private final char quote;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    Reader(String body, char quote) {
      this.body = body;
      this.quote = quote;
    }

    String read() {
      while (at < body.length()) {
        var c = body.codePointAt(at);
        at += Character.charCount(c);
        if (c == '\\') {
          escape();
        } else {
          put(c);
        }
      }
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(out.toByteArray()))
            .toString();
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException("string must be valid UTF-8, got " + body, e);
      }
    }

    private void escape() {
      Checks.that(at < body.length(), "escape sequence must be complete, got '\\'");
      var c = body.charAt(at++);
      var known = ESCAPES.indexOf(c);
      if (known >= 0) {
        put(MEANINGS.charAt(known));
      } else if (c == quote) {
        put(c);
      } else if (c >= '0' && c <= '7') {
        at--;
        out.write(number(3, 8, 255));
      } else if (c == 'x') {
        out.write(number(2, 16, 255));
      } else if (c == 'u') {
        put(number(4, 16, Character.MAX_CODE_POINT));
      } else if (c == 'U') {
        put(number(8, 16, Character.MAX_CODE_POINT));
      } else {
        throw new IllegalArgumentException(
            "escape sequence must be known, got '\\%s'".formatted(c));
      }
    }

    private int number(int digits, int radix, int max) {
      var end = Math.min(at + digits, body.length());
      var value = 0L;
      for (; at < end; at++) {
        var digit = Character.digit(body.charAt(at), radix);
        Checks.that(digit >= 0, "escape sequence must be digits, got '%s'", body.charAt(at));
        value = value * radix + digit;
      }
      Checks.that(value <= max, "escape sequence must be a character, got %d", value);
      return (int) value;
    }

    private void put(int codePoint) {
      out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
  }
}

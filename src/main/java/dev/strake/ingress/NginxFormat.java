package dev.strake.ingress;

import java.util.regex.Pattern;

/** The forms that values of NGINX's annotations have; a value of another form has no effect. */
enum NginxFormat {
  TEXT("(?s).+", "not empty"),
  BOOL("true|false", "'true' or 'false'"),
  SWITCH("on|off", "'on' or 'off'"),
  INTEGER("[0-9]{1,9}", "a number without a unit, such as '60'"),
  SIZE("(?i)[0-9]+[bkmg]?", "a size such as '8m', not '8Mi' or '8MB'"),
  RANGES("[0-9a-f.:/]+(,[0-9a-f.:/]+)*", "address ranges such as '203.0.113.0/24,198.51.100.7/32'"),
  METHODS("[A-Z]+(, ?[A-Z]+)*", "methods such as 'GET, POST'"),
  HEADERS("[A-Za-z0-9_-]+(, ?[A-Za-z0-9_-]+)*", "names of headers such as 'X-One, X-Two'"),
  ORIGINS(
      "\\*|[a-z]+://[-*A-Za-z0-9.]+(:[0-9]+)?(, ?[a-z]+://[-*A-Za-z0-9.]+(:[0-9]+)?)*",
      "origins such as 'https://shop.example'"),
  HTTP_VERSION("1\\.[01]", "'1.0' or '1.1'"),
  PROTOCOL("HTTP|HTTPS|AUTO_HTTP|GRPC|GRPCS|FCGI", "HTTP, HTTPS, AUTO_HTTP, GRPC, GRPCS or FCGI"),
  URL("https?://[-A-Za-z0-9._~/:?&=]+", "an address without variables such as 'https://a.example'");

  private final Pattern pattern;
  private final String words;

  NginxFormat(String pattern, String words) {
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  boolean fits(String value) {
    return pattern.matcher(value).matches();
  }

  String words() {
    return words;
  }
}

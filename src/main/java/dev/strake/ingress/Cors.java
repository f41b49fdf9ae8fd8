package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which other sites' scripts may call a route (cross-origin resource sharing).
 *
 * @param origins sites, such as {@code https://shop.example}, or {@code *} alone
 * @param methods methods they may use
 * @param headers request headers they may send
 * @param exposed response headers they may read
 * @param credentials whether they may send cookies
 * @param maxAge how long browsers remember the answer, in whole seconds
 */
public record Cors(
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    boolean credentials,
    Duration maxAge) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?");
  private static final Pattern METHOD =
      Pattern.compile("GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]+");

  public Cors {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
    requireNonNull(maxAge, "maxAge");
    checkOrigins(origins, credentials);
    methods.forEach(
        m ->
            Checks.that(
                METHOD.matcher(m).matches(), "cors method must be upper case, got '%s'", m));
    headers.forEach(Cors::checkHeader);
    exposed.forEach(Cors::checkHeader);
    Checks.that(
        !maxAge.isNegative() && maxAge.getNano() == 0,
        "cors max age must be whole seconds, 0 or more, got %s",
        maxAge);
  }

  /** Lets sites call a route without cookies, by GET, POST, PUT, PATCH, DELETE and OPTIONS. */
  public static Cors allow(String... origins) {
    return new Cors(
        List.of(origins),
        List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
        List.of("Authorization", "Content-Type"),
        List.of(),
        false,
        Duration.ofHours(1));
  }

  /** The same for other methods. Default: GET, POST, PUT, PATCH, DELETE, OPTIONS. */
  public Cors methods(String... allowed) {
    return new Cors(origins, List.of(allowed), headers, exposed, credentials, maxAge);
  }

  /** The same for other request headers. Default: Authorization, Content-Type. */
  public Cors headers(String... allowed) {
    return new Cors(origins, methods, List.of(allowed), exposed, credentials, maxAge);
  }

  /** The same with response headers that scripts may read. Default: none. */
  public Cors expose(String... readable) {
    return new Cors(origins, methods, headers, List.of(readable), credentials, maxAge);
  }

  /** The same with cookies. Default: without, unlike NGINX itself. */
  public Cors withCredentials() {
    return new Cors(origins, methods, headers, exposed, true, maxAge);
  }

  /** The same with another time that browsers remember the answer. Default: 1 h. */
  public Cors maxAge(Duration time) {
    return new Cors(origins, methods, headers, exposed, credentials, time);
  }

  private static void checkOrigins(List<String> origins, boolean credentials) {
    Checks.that(!origins.isEmpty(), "cors must name one origin or more, got none");
    if (origins.equals(List.of("*"))) {
      Checks.that(
          !credentials,
          "cors with credentials must name its origins, got '*', which lets every site act as the"
              + " user; write the sites' addresses, such as 'https://shop.example'");
      return;
    }
    // NGINX takes an origin it cannot read for '*', without a word.
    for (var origin : origins) {
      Checks.that(
          ORIGIN.matcher(origin).matches(),
          "cors origin must be scheme and host such as 'https://shop.example', got '%s'",
          origin);
    }
  }

  private static void checkHeader(String name) {
    Checks.that(
        HEADER.matcher(name).matches(),
        "cors header must be letters, digits, '-' and '_', got '%s'",
        name);
  }
}

package dev.strake.ingress;

import dev.strake.platform.Routable;
import dev.strake.platform.SourceLine;
import dev.strake.value.Checks;
import dev.strake.value.Host;
import dev.strake.value.Memory;
import dev.strake.value.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cdk8s.plus34.Service;

/**
 * Requests for a host and a path go to a part. What a route does not say is as its {@link Ingress}
 * says; each method gives a new route.
 */
public final class Route {
  private static final String PATH = "/([-A-Za-z0-9._~%@+:=,!]+(/[-A-Za-z0-9._~%@+:=,!]+)*/?)?";
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  private final Destination destination;
  private final SourceLine source;
  private final Site site;
  private String path = "/";
  private String id = "";
  private int port;
  private UnaryOperator<Limits> limits = UnaryOperator.identity();
  private boolean setsBodySize;
  private boolean setsTimeout;
  private Duration webSocket = Duration.ZERO;
  private List<Cors> cors = List.of();
  private List<String> allowed = List.of();
  private List<String> denied = List.of();
  private List<NginxSetting> settings = List.of();

  private Route(Destination destination, Site site, SourceLine source) {
    this.destination = destination;
    this.site = site;
    this.source = source;
  }

  /** Starts with the part that answers. */
  public static To to(Routable part) {
    return new To(new Destination.OfPart(part), SourceLine.ofCaller());
  }

  /** Starts with a Service of cdk8s-plus; its selector tells which pods the controller reaches. */
  public static To to(Service service) {
    return new To(new Destination.OfService(service), SourceLine.ofCaller());
  }

  /** A destination that still lacks its host. */
  public static final class To {
    private final Destination destination;
    private final SourceLine source;

    private To(Destination destination, SourceLine source) {
      this.destination = destination;
      this.source = source;
    }

    /** On a host, whose objects are named by its first label. */
    public Route at(Host host) {
      return at(Site.of(host));
    }

    /** On hosts that share routes and certificate. */
    public Route at(Site site) {
      return new Route(destination, site, source);
    }
  }

  /**
   * Requests whose path begins with that, whole segment by segment. Default: {@code /}.
   *
   * @param path begins with a slash; a last slash counts for nothing
   */
  public Route path(String path) {
    Checks.that(
        path.startsWith("/"), "path must start with '/', got '%s'; write '/%s'", path, path);
    Checks.that(
        path.matches(PATH),
        "path must be segments of letters, digits and -._~%%@+:=,! without wildcards, got '%s'",
        path);
    var plain =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return with(r -> r.path = plain);
  }

  /** Names the route's own objects: {@code <system>-<site>-<id>}. Default: its path. */
  public Route id(String id) {
    Names.checkName("route id", id);
    return with(r -> r.id = id);
  }

  /** Port of the Service. Default: the one that the part serves, or the Service's first. */
  public Route port(int number) {
    Checks.that(number >= 1 && number <= 65535, "port must be between 1 and 65535, got %d", number);
    return with(r -> r.port = number);
  }

  /**
   * Largest body of a request. Default: the Ingress's.
   *
   * <p>Envoy Gateway holds each request in memory up to that size before it passes it on.
   */
  public Route bodySize(Memory largest) {
    return limit(l -> l.bodySize(largest)).with(r -> r.setsBodySize = true);
  }

  /** Longest silence, in whole seconds up to 1 h. Default: the Ingress's. */
  public Route timeout(Duration longest) {
    return limit(l -> l.timeout(longest)).with(r -> r.setsTimeout = true).checkSilence();
  }

  /** Requests of one client address. Default: the Ingress's. */
  public Route rateLimit(RateLimit limit) {
    return limit(l -> l.rateLimit(limit));
  }

  /** As many requests as come, such as for callbacks of a payment provider. */
  public Route noRateLimit() {
    return rateLimit(RateLimit.off());
  }

  /** WebSocket connections that may be silent for an hour. Default: none. */
  public Route webSocket() {
    return webSocket(Duration.ofMinutes(61));
  }

  /**
   * WebSocket connections. Default: none.
   *
   * @param silence longest silence of a connection, in whole seconds and more than 1 h
   */
  public Route webSocket(Duration silence) {
    Checks.that(
        silence.compareTo(ONE_HOUR) > 0 && silence.getNano() == 0,
        "silence of a web socket must be whole seconds and more than 1 h, got %s; write"
            + " timeout(…) for less",
        silence);
    return with(r -> r.webSocket = silence).checkSilence();
  }

  /** Which other sites' scripts may call it. Default: none. */
  public Route cors(Cors rules) {
    return with(r -> r.cors = List.of(rules));
  }

  /** Lets in only clients of these ranges, such as {@code 203.0.113.0/24}. Default: everyone. */
  public Route allowFrom(String... cidrs) {
    List.of(cidrs).forEach(cidr -> Cidr.check("source range", cidr));
    return with(r -> r.allowed = List.of(cidrs));
  }

  /** Refuses a path of the same hosts to everyone, such as {@code /metrics}. Default: none. */
  public Route denyPath(String path) {
    var checked = path(path).path;
    Checks.that(checked.length() > 1, "denied path must not be '/', which is all of the host");
    return with(r -> r.denied = added(r.denied, checked));
  }

  /** Adds a setting that only NGINX has. Default: none. */
  public Route setting(NginxSetting setting) {
    return with(r -> r.settings = added(r.settings, setting));
  }

  private Route checkSilence() {
    Checks.that(
        !setsTimeout || webSocket.isZero(),
        "route %s must have either a timeout or web sockets, got both; leave timeout(…) out and pass"
            + " the longest silence to webSocket(…)",
        path);
    return this;
  }

  private Route limit(UnaryOperator<Limits> change) {
    var before = limits;
    // Tried at once, so that a wrong value fails on the user's line.
    change.apply(Limits.DEFAULT);
    return with(r -> r.limits = l -> change.apply(before.apply(l)));
  }

  private Route with(Consumer<Route> change) {
    var copy = new Route(destination, site, source);
    copy.path = path;
    copy.id = id;
    copy.port = port;
    copy.limits = limits;
    copy.setsBodySize = setsBodySize;
    copy.setsTimeout = setsTimeout;
    copy.webSocket = webSocket;
    copy.cors = cors;
    copy.allowed = allowed;
    copy.denied = denied;
    copy.settings = settings;
    change.accept(copy);
    return copy;
  }

  private static <T> List<T> added(List<T> list, T item) {
    var all = new ArrayList<>(list);
    all.add(item);
    return List.copyOf(all);
  }

  Destination destination() {
    return destination;
  }

  SourceLine source() {
    return source;
  }

  Site site() {
    return site;
  }

  String path() {
    return path;
  }

  String id() {
    return id.isEmpty() ? slug(path) : id;
  }

  int port() {
    return port;
  }

  List<String> denied() {
    return denied;
  }

  boolean setsBodySize() {
    return setsBodySize;
  }

  Policy policy(Limits common) {
    return new Policy(limits.apply(common), webSocket, cors, allowed, settings);
  }

  private static String slug(String path) {
    return path.toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}

package dev.strake.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An S3 server (moto) behind a proxy that can be told to fail, with one bucket. */
final class ObjectStore implements AutoCloseable {

  static final String PREFIX = "hive/production/postgres";
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final List<String> OWN_HEADERS =
      List.of("host", "content-length", "connection", "transfer-encoding", "expect", "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port = Daemon.freePort();
  private final Daemon moto;
  private final HttpServer proxy;
  private volatile Fault fault = Fault.NONE;

  /** Requests that are answered with a status of the proxy's own, or whose answers are damaged. */
  record Fault(Predicate<HttpExchange> hits, int status, boolean damages) {

    static final Fault NONE = new Fault(request -> false, 0, false);

    static Fault of(String method, String path, int status) {
      return new Fault(matching(method, path), status, false);
    }

    static Fault damaged(String path) {
      return new Fault(matching("GET", path), 200, true);
    }

    /** Holds a request back until {@code released}, and tells that it has come. */
    static Fault held(String method, String path, CountDownLatch come, CountDownLatch released) {
      var matching = matching(method, path);
      return new Fault(
          request -> {
            if (matching.test(request)) {
              come.countDown();
              await(released);
            }
            return false;
          },
          0,
          false);
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static Predicate<HttpExchange> matching(String method, String path) {
      return request ->
          request.getRequestMethod().equals(method)
              && request.getRequestURI().getPath().contains(path);
    }
  }

  ObjectStore() {
    var builder =
        new ProcessBuilder(
            Daemon.tool("moto_server"), "-H", "127.0.0.1", "-p", String.valueOf(port));
    moto = Daemon.start(builder, "Running on");
    try {
      proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    proxy.createContext("/", this::forward);
    proxy.setExecutor(Executors.newCachedThreadPool());
    proxy.start();
    send("PUT", "/backups", new byte[0]);
  }

  /** From now on, until the next call. */
  void fault(Fault fault) {
    this.fault = fault;
  }

  /** What a pod's environment says about this store. */
  Map<String, String> environment() {
    return Map.of(
        "BACKUP_BUCKET", "backups",
        "BACKUP_PREFIX", PREFIX,
        "RCLONE_CONFIG_S3_PROVIDER", "Other",
        "RCLONE_CONFIG_S3_ENDPOINT", "http://127.0.0.1:" + proxy.getAddress().getPort(),
        "RCLONE_CONFIG_S3_REGION", "us-east-1",
        "RCLONE_CONFIG_S3_ACCESS_KEY_ID", "key",
        "RCLONE_CONFIG_S3_SECRET_ACCESS_KEY", "secret",
        "RCLONE_LOW_LEVEL_RETRIES", "1",
        "RCLONE_RETRIES", "1");
  }

  /** All keys below the prefix, in order. */
  List<String> keys() {
    var list = text(send("GET", "/backups?list-type=2&prefix=" + PREFIX + "/", new byte[0]));
    return KEY.matcher(list)
        .results()
        .map(match -> match.group(1).substring(PREFIX.length() + 1))
        .toList();
  }

  /** Names of the objects in one folder below the prefix, in order. */
  List<String> names(String folder) {
    return keys().stream()
        .filter(key -> key.startsWith(folder + "/"))
        .map(key -> key.substring(folder.length() + 1))
        .toList();
  }

  void put(String key, String content) {
    send("PUT", path(key), content.getBytes(StandardCharsets.UTF_8));
  }

  byte[] get(String key) {
    return send("GET", path(key), new byte[0]).body();
  }

  String header(String key, String name) {
    return send("HEAD", path(key), new byte[0]).headers().firstValue(name).orElse("");
  }

  void empty() {
    keys().forEach(key -> send("DELETE", path(key), new byte[0]));
  }

  private static String path(String key) {
    return "/backups/" + PREFIX + "/" + key;
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body) {
    // Unsigned requests are anonymous ones, and refused; the signature itself is not looked at.
    return send(
        request(path)
            .header("Authorization", "AWS key:signature")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var now = fault;
      if (now.hits().test(exchange) && !now.damages()) {
        exchange.sendResponseHeaders(now.status(), -1);
        return;
      }
      var request = request(exchange.getRequestURI().toString());
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      var response =
          send(
              request
                  .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                  .build());
      answer(exchange, response, now.hits().test(exchange));
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, boolean damaged)
      throws IOException {
    var body = response.body();
    if (damaged && body.length > 0) {
      body[body.length / 2] ^= 1;
    }
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    if (exchange.getRequestMethod().equals("HEAD")) {
      response
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    proxy.stop(0);
    moto.close();
  }
}

package dev.strake.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A Pushgateway on 127.0.0.1. */
final class Pushgateway implements AutoCloseable {

  private final String address = "127.0.0.1:" + Daemon.freePort();
  private final Daemon daemon =
      Daemon.start(
          new ProcessBuilder(Daemon.tool("pushgateway"), "--web.listen-address=" + address),
          "istening on");

  Map<String, String> environment() {
    return Map.of(
        "PUSHGATEWAY_URL", "http://" + address,
        "PUSHGATEWAY_JOB", "strake_backup",
        "PUSHGATEWAY_GROUP", "namespace/hive-production/instance/hive-postgres");
  }

  /** What Prometheus would read: value by name and labels. */
  Map<String, Double> metrics() {
    try (var stream = URI.create("http://" + address + "/metrics").toURL().openStream()) {
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith("strake_"))
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.lastIndexOf(' ') + 1),
                  line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    daemon.close();
  }
}

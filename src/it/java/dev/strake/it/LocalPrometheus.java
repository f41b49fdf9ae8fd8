package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Prometheus on loopback that scrapes and evaluates every second. */
final class LocalPrometheus implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final int port = Daemon.freePort();
  private final Process process;

  /**
   * @param folder holds its rule files, and gets its data
   * @param config its configuration
   */
  LocalPrometheus(Path folder, String config) {
    try {
      Files.writeString(folder.resolve("prometheus.yml"), config);
      process =
          Programs.builder(
                  List.of(
                      "prometheus",
                      "--config.file=" + folder.resolve("prometheus.yml"),
                      "--storage.tsdb.path=" + folder.resolve("data"),
                      "--web.listen-address=127.0.0.1:" + port))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Eventually.nothing(
        Duration.ofSeconds(30),
        () -> curl("/-/ready").ok() ? List.of() : List.of(PodSandbox.read(folder.resolve("log"))));
  }

  /** A configuration, as JSON: one target, with the labels it gets. */
  static String config(List<String> ruleFiles, Map<String, Object> target) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "global", Map.of("scrape_interval", "1s", "evaluation_interval", "1s"),
              "rule_files", ruleFiles,
              "scrape_configs",
                  List.of(
                      Map.of(
                          "job_name",
                          "endpoint",
                          "honor_labels",
                          true,
                          "static_configs",
                          List.of(target)))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The series an expression gives now. */
  List<JsonNode> query(String expression) {
    var encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    return elements(get("/api/v1/query?query=" + encoded).at("/data/result")).toList();
  }

  JsonNode get(String path) {
    try {
      return JSON.readTree(curl(path).orFail().out());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome curl(String path) {
    return Programs.run(
        "curl", "--silent", "--show-error", "--fail", "http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

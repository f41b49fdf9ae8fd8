package dev.strake.it;

import static dev.strake.it.Pods.elements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.metrics.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An alert on a histogram, from a real endpoint through a real Prometheus to firing. The rules are
 * those of dist, with every duration in minutes made seconds.
 */
public final class AlertEndToEnd {

  private static final Pattern EQUALS = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final Path folder;
  private final Metric metric;
  private final String alert;

  /**
   * @param folder a folder of its own for Prometheus
   * @param metric the histogram the alert reads
   * @param alert the alert's name
   */
  public AlertEndToEnd(Path folder, Metric metric, String alert) {
    this.folder = folder;
    this.metric = metric;
    this.alert = alert;
  }

  /**
   * Fast requests leave the alert silent, slow ones make it fire, in every environment of the
   * system.
   */
  public void judge(String system, double fast, double slow) {
    var deliveries = Delivery.all().stream().filter(d -> d.system().equals(system)).toList();
    assertThat(deliveries).isNotEmpty();
    deliveries.forEach(d -> judge(d, fast, slow));
  }

  private void judge(Delivery delivery, double fast, double slow) {
    try (var endpoint = new HistogramEndpoint(metric, fast);
        var prometheus =
            new LocalPrometheus(
                folder.resolve(delivery.environment()), config(delivery, endpoint))) {
      Eventually.nothing(
          Duration.ofSeconds(60),
          () ->
              prometheus.query(metric.name() + "_bucket{le=\"2.0\"} > 50").isEmpty()
                  ? List.of("no samples yet")
                  : List.of());
      assertThat(prometheus.query(metric.name() + "_bucket{le=\"2\"}"))
          .as("le as the endpoint wrote it")
          .isEmpty();
      assertThat(firing(prometheus))
          .as("firing while requests take %s s", fast)
          .doesNotContain(alert);

      endpoint.takes(slow);
      Eventually.nothing(
          Duration.ofSeconds(60),
          () -> firing(prometheus).contains(alert) ? List.of() : List.of(alert + " does not fire"));
      System.out.printf(
          "%s: %s is silent at %s s and fires at %s s%n", delivery, alert, fast, slow);
    }
  }

  private static List<String> firing(LocalPrometheus prometheus) {
    return elements(prometheus.get("/api/v1/alerts").at("/data/alerts"))
        .filter(a -> a.path("state").asText().equals("firing"))
        .map(a -> a.at("/labels/alertname").asText())
        .toList();
  }

  private String config(Delivery delivery, HistogramEndpoint endpoint) {
    var rules = Rules.of(delivery);
    var expression = rules.expression(alert);
    // what a scrape of the real pod would add is read from the alert's own selectors
    var labels = new TreeMap<String, String>();
    EQUALS
        .matcher(expression)
        .results()
        .filter(m -> !metric.labels().contains(m.group(1)) && !m.group(1).equals("le"))
        .forEach(m -> labels.put(m.group(1), m.group(2)));
    labels.put("namespace", labels.getOrDefault("namespace", delivery.system()));
    var own = folder.resolve(delivery.environment());
    try {
      Files.createDirectories(own);
      for (var file : rules.files()) {
        Files.writeString(own.resolve(file.name().replace('/', '-')), inSeconds(file.content()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var target = Map.of("targets", List.of("127.0.0.1:" + endpoint.port()), "labels", labels);
    return LocalPrometheus.config(
        rules.files().stream().map(f -> f.name().replace('/', '-')).toList(), target);
  }

  private static String inSeconds(String rules) {
    return rules
        .replaceAll("\\[\\d+m\\]", "[10s]")
        .replaceAll("(?m)^(?<before>\\s*(?:- )?for: *)\\S+\\s*$", "${before}2s");
  }
}

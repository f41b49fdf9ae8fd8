package dev.strake.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.logging.Shipper.Route;
import dev.strake.manifest.ManifestYaml;
import dev.strake.value.Storage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShipperTest {
  private static final Route EVERYTHING =
      new Route(
          "http://shop-loki.shop-monitoring.svc:3100",
          "shop-collector",
          "shop-logging",
          List.of(),
          Storage.gibibytes(1));

  private static final Route ONE_NAMESPACE =
      new Route(
          "http://shop-loki.shop-monitoring.svc:3100",
          "shop-collector",
          "shop-logging",
          List.of("shop"),
          Storage.gibibytes(1));

  static Stream<Shipper> shippers() {
    return Stream.of(Shipper.fluentd(), Shipper.fluentBit(), Shipper.alloy());
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void noPlaceIsLeftUnfilled(Shipper shipper) {
    assertThat(shipper.files(EVERYTHING)).isNotEmpty();
    assertThat(shipper.files(EVERYTHING).values())
        .allSatisfy(t -> assertThat(t).doesNotContain("{{"));
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void itsOwnLinesAreLeftOut(Shipper shipper) {
    // As the kubelet and as the API name its own pods.
    assertThat(text(shipper, EVERYTHING))
        .containsAnyOf(
            "/var/log/containers/shop-collector-*_shop-logging_*.log",
            "\"shop-logging/shop-collector-.*\"");
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void onlyTheNamespacesAskedForAreRead(Shipper shipper) {
    assertThat(text(shipper, ONE_NAMESPACE))
        .containsAnyOf("/var/log/containers/*_shop_*.log", "names = [\"shop\"]")
        .doesNotContain("/var/log/containers/*.log")
        .doesNotContain("names = []");
  }

  @Test
  void fluentdGivesFourLabels() {
    assertThat(words(section(fluentd(), "match kubernetes.**", "label")))
        .containsExactlyElementsOf(Logging.LABELS);
    assertThat(Logging.LABELS).containsExactly("namespace", "pod", "container", "app");
    // These two would add more.
    assertThat(fluentd())
        .containsPattern("\n *extract_kubernetes_labels false\n")
        .containsPattern("\n *include_thread_label false\n");
  }

  @Test
  void fluentdTakesTheLabelAppFromThePod() {
    assertThat(fluentd())
        .contains("app ${record.dig(\"kubernetes\", \"labels\", \"app\") ||")
        .contains("@type kubernetes_metadata");
  }

  @Test
  void fluentdJoinsTheLinesThatARuntimeCut() {
    var join = section(fluentd(), "label @JOIN", "filter kubernetes.**");
    assertThat(setting(join, "use_partial_cri_logtag")).isEqualTo("true");
    // Names that the parser for CRI gives the fields.
    assertThat(setting(join, "partial_cri_logtag_key")).isEqualTo("logtag");
    assertThat(setting(join, "partial_cri_stream_key")).isEqualTo("stream");
    assertThat(setting(join, "separator")).isEqualTo("\"\"");
    // Otherwise parts without an end are errors.
    assertThat(setting(join, "timeout_label")).isEqualTo("@SHIP");
    assertThat(setting(section(fluentd(), "source", "parse"), "@type")).isEqualTo("cri");
  }

  @Test
  void fluentdWaitsForLokiForEverAndInBounds() {
    var buffer = section(fluentd(), "match kubernetes.**", "buffer");
    assertThat(setting(buffer, "@type")).isEqualTo("file");
    assertThat(setting(buffer, "path")).startsWith(Collector.STATE + "/");
    assertThat(setting(buffer, "total_limit_size")).isEqualTo(Long.toString(1L << 30));
    assertThat(setting(buffer, "overflow_action")).isEqualTo("block");
    assertThat(setting(buffer, "retry_forever")).isEqualTo("true");
    assertThat(setting(buffer, "retry_type")).isEqualTo("exponential_backoff");
    // Loki takes bursts of 6 MB; a larger chunk would be refused and sent again for ever.
    assertThat(setting(buffer, "chunk_limit_size")).matches("[1-5]m");
  }

  @Test
  void fluentdReadsOnWhereItStopped() {
    assertThat(setting(fluentd(), "pos_file")).startsWith(Collector.STATE + "/");
    assertThat(setting(fluentd(), "read_from_head")).isEqualTo("true");
    assertThat(setting(fluentd(), "follow_inodes")).isEqualTo("true");
  }

  @Test
  void fluentdLosesNoRecordThatAPluginCannotHandle() {
    assertThat(setting(section(fluentd(), "label @ERROR", "match **"), "@type"))
        .isEqualTo("stdout");
  }

  @Test
  void fluentdSectionsCloseInOrder() {
    var open = new java.util.ArrayDeque<String>();
    var tag = Pattern.compile("\\s*<(/?)(\\w+)[^>]*>");
    for (var line : fluentd().lines().toList()) {
      var matcher = tag.matcher(line);
      if (matcher.matches() && matcher.group(1).isEmpty()) {
        open.push(matcher.group(2));
      } else if (matcher.matches()) {
        assertThat(open.pop()).isEqualTo(matcher.group(2));
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void fluentBitGivesFourLabels() {
    var loki = fluentBit().at("/pipeline/outputs/0");
    assertThat(loki.at("/labels").asText())
        .isEqualTo("namespace=$namespace, pod=$pod, container=$container, app=$app");
    assertThat(loki.at("/auto_kubernetes_labels").asText()).isIn("off", "false");
    // What became a label does not stand in the line again.
    assertThat(loki.at("/remove_keys").asText()).isEqualTo(String.join(", ", Logging.LABELS));
    assertThat(loki.at("/drop_single_key").asText()).isEqualTo("raw");
  }

  @Test
  void fluentBitWaitsForLokiForEverAndInBounds() {
    var loki = fluentBit().at("/pipeline/outputs/0");
    assertThat(loki.at("/retry_limit").asText()).isEqualTo("no_limits");
    assertThat(loki.at("/storage.total_limit_size").asText()).isEqualTo("1024M");
    assertThat(loki.at("/host").asText()).isEqualTo("shop-loki.shop-monitoring.svc");
    assertThat(loki.at("/port").asInt()).isEqualTo(3100);
    var input = fluentBit().at("/pipeline/inputs/0");
    assertThat(input.get("storage.type").asText()).isEqualTo("filesystem");
    assertThat(fluentBit().at("/service").get("storage.path").asText())
        .startsWith(Collector.STATE + "/");
    assertThat(input.at("/db").asText()).startsWith(Collector.STATE + "/");
    assertThat(input.get("multiline.parser").asText()).isEqualTo("cri");
  }

  @Test
  void fluentBitFindsItsScriptWhereItIsMounted() {
    var script = fluentBit().at("/pipeline/filters/1/script").asText();
    var folder = Shipper.fluentBit().configFolder();
    assertThat(script).startsWith(folder + "/");
    assertThat(Shipper.fluentBit().files(EVERYTHING))
        .containsKey(script.substring(folder.length() + 1));
    assertThat(Shipper.fluentBit().files(EVERYTHING).get("labels.lua"))
        .contains("function " + fluentBit().at("/pipeline/filters/1/call").asText() + "(");
  }

  @Test
  void alloyGivesFourLabels() {
    var config = text(Shipper.alloy(), EVERYTHING);
    var kept = Pattern.compile("stage\\.label_keep \\{\\s*values = \\[([^]]*)]").matcher(config);
    assertThat(kept.find()).isTrue();
    assertThat(Arrays.stream(kept.group(1).split(",")).map(s -> s.strip().replace("\"", "")))
        .containsExactlyElementsOf(Logging.LABELS);
    // The stage that reads the runtime's format adds labels, so it must come before.
    assertThat(config.indexOf("stage.cri")).isBetween(0, kept.start());
  }

  @Test
  void alloyWaitsForLokiForEver() {
    // Zero is "no end" there; its default of ten loses lines after some minutes.
    assertThat(text(Shipper.alloy(), EVERYTHING)).containsPattern("max_backoff_retries += 0\n");
    assertThat(Shipper.alloy().command()).contains("--storage.path=" + Collector.STATE);
  }

  private static String fluentd() {
    return text(Shipper.fluentd(), EVERYTHING);
  }

  private static JsonNode fluentBit() {
    return ManifestYaml.read(Shipper.fluentBit().files(EVERYTHING).get("fluent-bit.yaml")).get(0);
  }

  private static String text(Shipper shipper, Route route) {
    return String.join("\n", shipper.files(route).values());
  }

  /** The inside of the first section of a name within another, up to that section's end. */
  private static String section(String text, String outer, String inner) {
    var from = text.indexOf("<" + outer + ">");
    assertThat(from).as(outer).isNotNegative();
    var start = text.indexOf("<" + inner + ">", from + 1);
    assertThat(start).as(inner).isNotNegative();
    var kind = inner.split(" ")[0];
    return text.substring(start + inner.length() + 2, text.indexOf("</" + kind + ">", start));
  }

  private static List<String> words(String text) {
    return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static String setting(String text, String name) {
    return text.lines()
        .map(String::strip)
        .filter(l -> l.startsWith(name + " "))
        .map(l -> l.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + text));
  }
}

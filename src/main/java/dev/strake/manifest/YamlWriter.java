package dev.strake.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;

/** Writes one document, in the layout {@link ManifestYaml} describes. */
final class YamlWriter {

  private static final List<String> OF_OBJECT = List.of("apiVersion", "kind", "metadata");
  private static final List<String> OF_METADATA =
      List.of("name", "namespace", "labels", "annotations");
  private static final List<String> OF_ANY = List.of("name", "image", "command", "args");

  private static final int MOST_PLAIN_DIGITS = 17;

  private static final YamlScalars SCALARS = new YamlScalars();

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .stringQuotingChecker(SCALARS)
          .dumperOptions(layout())
          .build();

  private YamlWriter() {}

  private static DumperOptions layout() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    // The longest key Kubernetes knows, prefix/name, has 317 characters; beyond the limit a key
    // would be written in the rare "? key" form.
    options.setMaxSimpleKeyLength(1024);
    return options;
  }

  static String write(ObjectNode document) {
    var text = new StringWriter();
    try (var yaml = FACTORY.createGenerator(text)) {
      writeMap(yaml, document, OF_OBJECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeMap(YAMLGenerator yaml, JsonNode map, List<String> first)
      throws IOException {
    yaml.writeStartObject();
    for (var key : ordered(map, first)) {
      var value = map.get(key);
      yaml.writeFieldName(checked(key));
      if (value.isObject()) {
        writeMap(yaml, value, key.equals("metadata") ? OF_METADATA : OF_ANY);
      } else {
        writeValue(yaml, value);
      }
    }
    yaml.writeEndObject();
  }

  private static List<String> ordered(JsonNode map, List<String> first) {
    var keys = new ArrayList<String>();
    map.fieldNames().forEachRemaining(keys::add);
    keys.sort(
        Comparator.<String>comparingInt(key -> rank(first.indexOf(key)))
            .thenComparing(Comparator.naturalOrder()));
    return keys;
  }

  private static int rank(int index) {
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  private static void writeValue(YAMLGenerator yaml, JsonNode value) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> writeMap(yaml, value, OF_ANY);
      case ARRAY -> writeList(yaml, value);
      case STRING -> writeString(yaml, checked(value.textValue()));
      case BOOLEAN -> yaml.writeBoolean(value.booleanValue());
      case NUMBER -> yaml.writeNumber(number(value));
      case NULL -> yaml.writeNull();
      default ->
          throw new IllegalArgumentException(
              "value must be plain data, got %s".formatted(value.getNodeType()));
    }
  }

  /** Jackson asks the quoting checker only about single lines, so the switch is set per string. */
  private static void writeString(YAMLGenerator yaml, String text) throws IOException {
    if (SCALARS.needToQuoteValue(text)) {
      yaml.disable(YAMLGenerator.Feature.MINIMIZE_QUOTES);
      yaml.writeString(text);
      yaml.enable(YAMLGenerator.Feature.MINIMIZE_QUOTES);
    } else {
      yaml.writeString(text);
    }
  }

  private static void writeList(YAMLGenerator yaml, JsonNode list) throws IOException {
    yaml.writeStartArray();
    for (var item : list) {
      writeValue(yaml, item);
    }
    yaml.writeEndArray();
  }

  /** One form for one value: the API server refuses 1.0 where it wants a whole number. */
  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw new IllegalArgumentException("number must be finite, got %s".formatted(value));
    }
    var decimal = value.decimalValue().stripTrailingZeros();
    if (Math.abs((long) decimal.precision() - decimal.scale()) <= MOST_PLAIN_DIGITS) {
      return decimal.toPlainString();
    }
    return scientific(decimal);
  }

  /** YAML 1.1 knows an exponent only behind a point and with its sign. */
  private static String scientific(BigDecimal decimal) {
    var digits = decimal.unscaledValue().abs().toString();
    var exponent = (long) digits.length() - 1 - decimal.scale();
    return "%s%s.%se%s%s"
        .formatted(
            decimal.signum() < 0 ? "-" : "",
            digits.charAt(0),
            digits.length() > 1 ? digits.substring(1) : "0",
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }

  private static String checked(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.codePointAt(text, i) < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
          throw new IllegalArgumentException(
              "text must be Unicode, got half a character at position %d".formatted(i));
        }
        i++;
      }
    }
    return text;
  }
}

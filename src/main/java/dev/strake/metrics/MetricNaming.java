package dev.strake.metrics;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules Prometheus gives for names that a team chooses itself. */
final class MetricNaming {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** Suffixes that a histogram's own series have. */
  private static final List<String> RESERVED = List.of("_bucket", "_sum", "_count");

  /** Units that are not the base unit, and the base unit to convert to. */
  private static final Map<String, String> BASE_UNITS =
      Map.ofEntries(
          Map.entry("ms", "seconds"),
          Map.entry("millis", "seconds"),
          Map.entry("milliseconds", "seconds"),
          Map.entry("microseconds", "seconds"),
          Map.entry("nanoseconds", "seconds"),
          Map.entry("minutes", "seconds"),
          Map.entry("hours", "seconds"),
          Map.entry("days", "seconds"),
          Map.entry("kb", "bytes"),
          Map.entry("mb", "bytes"),
          Map.entry("gb", "bytes"),
          Map.entry("kilobytes", "bytes"),
          Map.entry("megabytes", "bytes"),
          Map.entry("gigabytes", "bytes"),
          Map.entry("kibibytes", "bytes"),
          Map.entry("mebibytes", "bytes"),
          Map.entry("gibibytes", "bytes"),
          Map.entry("bits", "bytes"),
          Map.entry("percent", "ratio"),
          Map.entry("percentage", "ratio"));

  private MetricNaming() {}

  static void checkCharacters(String name, List<String> labels) {
    require(
        NAME.matcher(name).matches(),
        "metric name must be letters, digits and underscores, got '%s'",
        name);
    for (var label : labels) {
      require(
          LABEL.matcher(label).matches() && !label.startsWith("__"),
          "label of %s must be letters, digits and underscores, got '%s'",
          name,
          label);
    }
  }

  static void checkConvention(String name, MetricType type) {
    require(
        !name.contains(":"),
        "metric name must not contain ':', which marks recorded series, got '%s'",
        name);
    checkSuffix(name, type);
    for (var word : name.split("_")) {
      if (BASE_UNITS.containsKey(word)) {
        throw new IllegalArgumentException(
            "metric name must be in base units, got '%s'; write '%s'"
                .formatted(name, inBaseUnits(name, word)));
      }
    }
  }

  private static String inBaseUnits(String name, String word) {
    return name.replaceFirst("(?<=_|^)" + word + "(?=_|$)", BASE_UNITS.getOrDefault(word, word));
  }

  private static void checkSuffix(String name, MetricType type) {
    for (var suffix : RESERVED) {
      require(
          !name.endsWith(suffix),
          "metric name must not end in %s, which histograms add themselves, got '%s'",
          suffix,
          name);
    }
    var total = name.endsWith("_total");
    require(
        type != MetricType.COUNTER || total,
        "counter name must end in _total, got '%s'; write '%s_total'",
        name,
        name);
    require(
        type == MetricType.COUNTER || !total,
        "%s name must not end in _total, which marks counters, got '%s'",
        type,
        name);
  }

  private static void require(boolean holds, String message, Object... args) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(args));
    }
  }
}

package dev.strake.metrics.promql;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of metrics and labels, quoted where they hold more than letters and digits. */
final class Names {

  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** Words that read as something else where a metric could stand. */
  private static final Pattern TAKEN =
      Pattern.compile("(?i)inf|nan|bool|on|ignoring|group_left|group_right|atan2");

  private Names() {}

  static boolean isPlainMetric(String name) {
    return METRIC.matcher(name).matches() && !TAKEN.matcher(name).matches();
  }

  static String label(String name) {
    return LABEL.matcher(name).matches() ? name : Quoted.write(name);
  }

  static String list(List<String> labels) {
    return labels.stream().map(Names::label).collect(Collectors.joining(", ", "(", ")"));
  }

  static void check(List<String> labels) {
    for (var label : labels) {
      Checks.that(!label.isEmpty(), "label must not be empty");
    }
  }
}

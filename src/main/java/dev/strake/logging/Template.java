package dev.strake.logging;

import dev.strake.value.Checks;
import dev.strake.workload.Resource;
import java.util.Map;
import java.util.regex.Pattern;

/** Fills the places {@code {{name}}} of a file of this package. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

  private Template() {}

  static String fill(String file, Map<String, String> values) {
    return PLACE
        .matcher(Resource.read(Template.class, file))
        .replaceAll(
            place -> {
              var value = values.get(place.group(1));
              Checks.that(value != null, "%s must have a value for '%s'", file, place.group(1));
              return java.util.regex.Matcher.quoteReplacement(String.valueOf(value));
            });
  }
}

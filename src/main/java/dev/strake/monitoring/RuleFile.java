package dev.strake.monitoring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes alerts as Prometheus reads them, in a file or in a PrometheusRule. */
final class RuleFile {
  private final String runbooks;

  RuleFile(String runbooks) {
    this.runbooks = runbooks;
  }

  /** The groups of rules, as plain data. */
  Map<String, Object> groups(String system, List<Alert> alerts) {
    var rules = alerts.stream().map(this::rule).toList();
    return Map.of("groups", List.of(Map.of("name", system, "rules", rules)));
  }

  private Map<String, Object> rule(Alert alert) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("alert", alert.name());
    rule.put("expr", alert.expr().toString());
    if (!alert.lasting().equals(Duration.ZERO)) {
      rule.put("for", PromDuration.of(alert.lasting()));
    }
    rule.put("labels", Map.of("severity", alert.severity().label()));
    rule.put(
        "annotations",
        Map.of(
            "summary", alert.summary(),
            "description", alert.description(),
            "runbook_url", runbooks + "#" + alert.name().toLowerCase(Locale.ROOT)));
    return rule;
  }
}

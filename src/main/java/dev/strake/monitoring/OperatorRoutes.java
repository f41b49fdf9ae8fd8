package dev.strake.monitoring;

import dev.strake.monitoring.Receiver.Email;
import dev.strake.monitoring.Receiver.PagerDuty;
import dev.strake.monitoring.Receiver.Slack;
import dev.strake.monitoring.Receiver.Webhook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes who is told of what as an {@code AlertmanagerConfig} has it. */
final class OperatorRoutes {
  private OperatorRoutes() {}

  static Map<String, Object> spec(Receivers receivers) {
    var all = new ArrayList<Map<String, Object>>();
    all.add(Map.of("name", AlertmanagerConfig.NOBODY));
    receivers.byName().forEach((name, receiver) -> all.add(receiver(name, receiver)));
    return Map.of(
        "route", route(receivers), "receivers", all, "inhibitRules", List.of(inhibition()));
  }

  private static Map<String, Object> route(Receivers receivers) {
    var watchdog =
        Map.of(
            "matchers", List.of(is("alertname", "Watchdog")),
            "receiver", receivers.watchdog().isPresent() ? "watchdog" : AlertmanagerConfig.NOBODY,
            "groupWait", "0s",
            "groupInterval", "1m",
            "repeatInterval", "50s");
    return Map.of(
        "receiver", "warning",
        "groupBy", List.of("alertname", "namespace"),
        "groupWait", "30s",
        "groupInterval", "5m",
        "repeatInterval", "4h",
        "routes", List.of(watchdog, severity("critical"), severity("warning")));
  }

  private static Map<String, Object> severity(String severity) {
    return Map.of("matchers", List.of(is("severity", severity)), "receiver", severity);
  }

  private static Map<String, Object> inhibition() {
    return Map.of(
        "sourceMatch", List.of(is("severity", "critical"), isNotEmpty("job")),
        "targetMatch", List.of(is("severity", "warning")),
        "equal", AlertmanagerConfig.SAME_TARGET);
  }

  private static Map<String, Object> isNotEmpty(String label) {
    return Map.of("name", label, "matchType", "!=", "value", "");
  }

  private static Map<String, Object> is(String label, String value) {
    return Map.of("name", label, "matchType", "=", "value", value);
  }

  private static Map<String, Object> receiver(String name, Receiver receiver) {
    var config = new LinkedHashMap<String, Object>();
    config.put("sendResolved", !name.equals("watchdog"));
    var key = Map.of("name", receiver.secret().secret(), "key", receiver.secret().key());
    var kind = "webhookConfigs";
    if (receiver instanceof PagerDuty) {
      kind = "pagerdutyConfigs";
      config.put("routingKey", key);
      config.put("severity", AlertmanagerConfig.pagerSeverity(name));
      config.put("description", AlertmanagerConfig.TITLE);
    } else if (receiver instanceof Slack slack) {
      kind = "slackConfigs";
      config.put("apiURL", key);
      config.put("channel", slack.channel());
      config.put("title", AlertmanagerConfig.TITLE);
      config.put("text", AlertmanagerConfig.TEXT);
    } else if (receiver instanceof Email email) {
      kind = "emailConfigs";
      config.put("authPassword", key);
      config.put("to", email.to());
      config.put("from", email.from());
      config.put("smarthost", email.relay() + ":" + email.port());
      config.put("authUsername", email.username());
      config.put("requireTLS", true);
    } else if (receiver instanceof Webhook) {
      config.put("urlSecret", key);
    }
    return Map.of("name", name, kind, List.of(config));
  }
}

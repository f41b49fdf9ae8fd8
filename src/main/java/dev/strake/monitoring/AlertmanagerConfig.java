package dev.strake.monitoring;

import dev.strake.monitoring.Receiver.Email;
import dev.strake.monitoring.Receiver.PagerDuty;
import dev.strake.monitoring.Receiver.Slack;
import dev.strake.monitoring.Receiver.Webhook;
import dev.strake.value.SecretKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code alertmanager.yml}: who is told of what. */
final class AlertmanagerConfig {
  /** Folder of the credentials, one folder per Secret. */
  static final String SECRETS = "/etc/alertmanager/secrets";

  /** Receiver of what nobody wants to be told of. */
  static final String NOBODY = "nobody";

  static final String TITLE =
      "[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.namespace }}";
  static final String TEXT =
      "{{ range .Alerts }}{{ .Annotations.summary }}: {{ .Annotations.description }}"
          + " {{ .Annotations.runbook_url }}\n{{ end }}";

  /** Labels that say which target an alert is about; both lack those that neither has. */
  static final List<String> SAME_TARGET = List.of("namespace", "job", "pod");

  private AlertmanagerConfig() {}

  /** How urgent the pager shows it. */
  static String pagerSeverity(String receiver) {
    return receiver.equals("critical") ? "critical" : "warning";
  }

  static String write(Receivers receivers) {
    var all = new ArrayList<Map<String, Object>>();
    all.add(Map.of("name", NOBODY));
    receivers.byName().forEach((name, receiver) -> all.add(receiver(name, receiver)));
    return Yaml.write(
        Map.of(
            "route", route(receivers), "receivers", all, "inhibit_rules", List.of(inhibition())));
  }

  private static Map<String, Object> route(Receivers receivers) {
    var watchdog =
        Map.of(
            "matchers", List.of("alertname=\"Watchdog\""),
            "receiver", receivers.watchdog().isPresent() ? "watchdog" : NOBODY,
            "group_wait", "0s",
            "group_interval", "1m",
            // Below the interval of the group, or every second message would be left out.
            "repeat_interval", "50s");
    return Map.of(
        "receiver", "warning",
        "group_by", List.of("alertname", "namespace"),
        "group_wait", "30s",
        "group_interval", "5m",
        "repeat_interval", "4h",
        "routes", List.of(watchdog, severity("critical"), severity("warning")));
  }

  private static Map<String, Object> severity(String severity) {
    return Map.of("matchers", List.of("severity=\"" + severity + "\""), "receiver", severity);
  }

  /** One that is woken up for a target need not hear its warnings too. */
  /** Labels that both lack count as equal: an alert without a target must silence nothing. */
  private static Map<String, Object> inhibition() {
    return Map.of(
        "source_matchers", List.of("severity=\"critical\"", "job!=\"\""),
        "target_matchers", List.of("severity=\"warning\""),
        "equal", SAME_TARGET);
  }

  private static Map<String, Object> receiver(String name, Receiver receiver) {
    var config = new LinkedHashMap<String, Object>();
    config.put("send_resolved", !name.equals("watchdog"));
    var file = file(receiver.secret());
    var kind = "webhook_configs";
    if (receiver instanceof PagerDuty) {
      kind = "pagerduty_configs";
      config.put("routing_key_file", file);
      config.put("severity", pagerSeverity(name));
      config.put("description", TITLE);
    } else if (receiver instanceof Slack slack) {
      kind = "slack_configs";
      config.put("api_url_file", file);
      config.put("channel", slack.channel());
      config.put("title", TITLE);
      config.put("text", TEXT);
    } else if (receiver instanceof Email email) {
      kind = "email_configs";
      config.put("auth_password_file", file);
      config.putAll(mail(email));
    } else if (receiver instanceof Webhook) {
      config.put("url_file", file);
    }
    return Map.of("name", name, kind, List.of(config));
  }

  private static Map<String, Object> mail(Email email) {
    return Map.of(
        "to", email.to(),
        "from", email.from(),
        "smarthost", email.relay() + ":" + email.port(),
        "auth_username", email.username(),
        "require_tls", true);
  }

  private static String file(SecretKey key) {
    return SECRETS + "/" + key.secret() + "/" + key.key();
  }
}

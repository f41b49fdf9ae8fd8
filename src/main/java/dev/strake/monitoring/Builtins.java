package dev.strake.monitoring;

import static dev.strake.metrics.promql.PromQl.absent;
import static dev.strake.metrics.promql.PromQl.rate;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.vector;

import dev.strake.metrics.Alertmanager;
import dev.strake.metrics.PrometheusServer;
import dev.strake.metrics.promql.Expr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What every monitoring says about itself. */
final class Builtins {
  private Builtins() {}

  /** The alerts, with those in their place that the user has written under the same name. */
  static List<Alert> with(List<Alert> alerts, List<String> jobs) {
    var names = alerts.stream().map(Alert::name).toList();
    var all = new ArrayList<>(alerts);
    List.of(
            watchdog(),
            targetDown(jobs),
            Alerts.sampleLimit().build(),
            reloadFailed(),
            messagesFail())
        .stream()
        .filter(alert -> !names.contains(alert.name()))
        .forEach(all::add);
    return all;
  }

  private static Alert watchdog() {
    return new Alert.Builder("Watchdog", Severity.NONE, vector(1))
        .lasting(Duration.ZERO)
        .summary("alerting works")
        .description("This alert always fires; whoever stops hearing it knows that alerting broke.")
        .runbook(
            "Nothing while it fires. When the outside service raises the alarm: see whether"
                + " Prometheus and Alertmanager run and reach each other and the internet.")
        .build();
  }

  /** A target that is known and does not answer, or a job without any target. */
  private static Alert targetDown(List<String> jobs) {
    Expr down = select(PrometheusServer.UP).eq(0);
    for (var job : jobs) {
      down = down.or(absent(select(PrometheusServer.UP).is("job", job)));
    }
    return Alert.warning("TargetDown", down)
        .summary("a target of {{ $labels.job }} cannot be scraped")
        .description(
            "Prometheus gets no metrics from {{ $labels.job }} {{ $labels.instance }}; alerts on"
                + " them cannot fire.")
        .runbook(
            "The targets page of Prometheus says why: connection refused means the program or its"
                + " port, a timeout a network policy, a sample limit too many series.")
        .build();
  }

  /** Files are read again without a new pod, so nothing else shows that they were refused. */
  private static Alert reloadFailed() {
    var expr =
        select(PrometheusServer.CONFIG_LAST_RELOAD_SUCCESSFUL)
            .eq(0)
            .or(select(Alertmanager.CONFIG_LAST_RELOAD_SUCCESSFUL).eq(0));
    return Alert.warning("ConfigReloadFailed", expr)
        .summary("{{ $labels.job }} refuses its new configuration")
        .description(
            "{{ $labels.namespace }}/{{ $labels.pod }} still runs with the configuration before the"
                + " last change.")
        .runbook("Its log names the line that it refuses. Deploy a version without it.")
        .build();
  }

  private static Alert messagesFail() {
    var failed = rate(select(Alertmanager.NOTIFICATIONS_FAILED_TOTAL), Duration.ofMinutes(15));
    return Alert.critical("AlertMessagesFail", failed.gt(0))
        .lasting(Duration.ofMinutes(15))
        .summary("messages to {{ $labels.integration }} are not delivered")
        .description("Alertmanager cannot reach {{ $labels.integration }}; nobody hears of alerts.")
        .runbook(
            "Its log has the answer of the other side. A credential that has changed is the usual"
                + " cause; otherwise see whether it reaches the internet.")
        .build();
  }
}

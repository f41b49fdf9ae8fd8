package dev.strake.monitoring;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.metrics.promql.Expr;
import dev.strake.metrics.promql.Matcher;
import dev.strake.metrics.promql.Selector;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.SourceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds alerts and panels that read what nobody exports: they would never fire or show. */
final class MetricCheck {
  private static final int NEAR = 3;

  private final String path;
  private final List<Exporter> exporters;
  private final Set<String> jobs;
  private final TreeMap<String, Exporter> series = new TreeMap<>();

  MetricCheck(String path, List<Exporter> exporters, Set<String> jobs) {
    this.path = path;
    this.exporters = List.copyOf(exporters);
    this.jobs = Set.copyOf(jobs);
    for (var exporter : exporters) {
      exporter.metrics().forEach(m -> m.seriesNames().forEach(name -> series.put(name, exporter)));
    }
  }

  List<Problem> alert(Alert alert) {
    return check("alert " + alert.name(), alert.expr(), alert.source());
  }

  List<Problem> dashboard(Dashboard dashboard) {
    var problems = new ArrayList<Problem>();
    for (var panel : dashboard.panels()) {
      var where = "panel '%s' of dashboard '%s'".formatted(panel.title(), dashboard.title());
      for (var query : panel.queries()) {
        if (query instanceof Query.Metrics metrics) {
          problems.addAll(check(where, metrics.expr(), dashboard.source()));
        }
      }
    }
    return problems;
  }

  private List<Problem> check(String where, Expr expr, SourceLine source) {
    var problems = new ArrayList<Problem>();
    for (var selector : expr.selectors()) {
      selector.metricNames().stream()
          .filter(name -> !series.containsKey(name))
          .map(name -> new Problem(path, unknown(where, name), source))
          .forEach(problems::add);
      unknownJobs(where, selector).forEach(m -> problems.add(new Problem(path, m, source)));
    }
    return problems.stream().distinct().toList();
  }

  private String unknown(String where, String name) {
    return "%s must read metrics that somebody exports, got %s; %s"
        .formatted(where, name, advice(name));
  }

  private String advice(String name) {
    for (var exporter : exporters) {
      var replaced = exporter.retired().get(name);
      if (replaced != null) {
        return replaced.isEmpty()
            ? "%s no longer has it".formatted(exporter)
            : "%s calls it %s".formatted(exporter, replaced);
      }
      var flag = exporter.flagFor(Metric.foreign(dev.strake.metrics.MetricType.GAUGE, name));
      if (flag.isPresent()) {
        return "%s exports it only with %s".formatted(exporter, flag.get());
      }
    }
    return "known names near it are %s; observe the part that exports it".formatted(near(name));
  }

  private List<String> near(String name) {
    return series.keySet().stream()
        .sorted(Comparator.comparingInt(known -> distance(name, known)))
        .limit(NEAR)
        .toList();
  }

  private List<String> unknownJobs(String where, Selector selector) {
    return selector.matchers().stream()
        .filter(m -> m.label().equals("job") && m.test() == Matcher.Test.IS)
        .filter(m -> !jobs.contains(m.value()) && !isPushed(selector))
        .map(
            m ->
                "%s must read a job that is scraped, got job=\"%s\"; the jobs are %s"
                    .formatted(where, m.value(), jobs.stream().sorted().toList()))
        .toList();
  }

  /** Whether the samples bring a job of their own. */
  private boolean isPushed(Selector selector) {
    var exporter = series.get(selector.name());
    return exporter != null && exporter.name().equals("pushgateway");
  }

  /** Changes of one letter that lead from one word to the other (Levenshtein). */
  private static int distance(String from, String to) {
    var previous = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var current = new int[to.length() + 1];
      current[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}

package dev.strake.monitoring;

import dev.strake.metrics.Exporter;
import dev.strake.platform.Routable;
import java.util.List;

/** What scrapes and alerts: programs of the system's own, or those of an operator. */
sealed interface Collector permits OwnCollector, OperatorCollector {

  /** Jobs that it scrapes besides those that are observed, with pods of the system behind them. */
  List<ScrapeJob> jobs();

  /** Jobs that it scrapes elsewhere in the cluster. */
  List<String> clusterJobs();

  /** What those jobs export. */
  List<Exporter> clusterExporters();

  /** Whether alerts can say that one of its cluster's jobs is missing. */
  boolean answersForClusterJobs();

  /** Writes what is scraped and alerted on, and opens the way there. */
  void observe(List<String> namespaces, List<ScrapeJob> jobs, List<Alert> alerts);

  /** The Prometheus that Grafana asks. */
  MetricStore store();

  /** Prometheus, for routes. */
  Routable prometheus();

  /** Alertmanager, for routes. */
  Routable alertmanager();
}

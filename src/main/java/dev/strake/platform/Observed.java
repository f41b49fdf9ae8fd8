package dev.strake.platform;

import static java.util.Objects.requireNonNull;

import dev.strake.metrics.Exporter;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.Port;
import java.util.List;

/** A part whose metrics can be scraped. */
public interface Observed {

  /** What to scrape, none where the part has no metrics. */
  List<Observation> observations();

  /**
   * Metrics of some pods.
   *
   * @param job name of the scrape job and value of the label {@code job}
   * @param pods pods that are scraped, one by one
   * @param port port of their containers
   * @param path path of the metrics
   * @param exporter which metrics there are
   */
  record Observation(String job, Pods pods, Port port, String path, Exporter exporter) {
    public Observation {
      requireNonNull(job, "job");
      requireNonNull(pods, "pods");
      requireNonNull(port, "port");
      requireNonNull(path, "path");
      requireNonNull(exporter, "exporter");
    }
  }
}

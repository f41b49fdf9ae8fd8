package dev.strake.monitoring;

import dev.strake.platform.Observed;
import dev.strake.platform.Observed.Observation;
import java.util.List;

/**
 * Pods that are scraped.
 *
 * @param observation which, where and for what
 * @param honorLabels whether the labels of the samples win over those of the pod, because they
 *     speak of others
 */
record ScrapeJob(Observation observation, boolean honorLabels) {

  static List<ScrapeJob> of(Observed part) {
    var speaksOfOthers = part instanceof Pushgateway || part instanceof StateMetrics;
    return part.observations().stream().map(o -> new ScrapeJob(o, speaksOfOthers)).toList();
  }
}

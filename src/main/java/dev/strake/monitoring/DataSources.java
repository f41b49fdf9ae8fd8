package dev.strake.monitoring;

import dev.strake.platform.LogStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what Grafana reads at its start: where its numbers, lines and pages come from. */
final class DataSources {
  static final String METRICS = "prometheus";
  static final String LOGS = "loki";

  private DataSources() {}

  static String sources(String prometheusUrl, Optional<LogStore> logs) {
    var sources = new ArrayList<Map<String, Object>>();
    // Grafana derives the shortest span of rates from the scrape interval.
    sources.add(source("Prometheus", METRICS, prometheusUrl, Map.of("timeInterval", "30s")));
    logs.ifPresent(store -> sources.add(source("Loki", LOGS, store.url(), Map.of())));
    return Yaml.write(Map.of("apiVersion", 1, "datasources", sources));
  }

  static String pages(String folder) {
    var provider =
        Map.of(
            "name",
            "strake",
            "type",
            "file",
            "allowUiUpdates",
            false,
            "disableDeletion",
            false,
            "updateIntervalSeconds",
            30,
            "options",
            Map.of("path", folder));
    return Yaml.write(Map.of("apiVersion", 1, "providers", List.of(provider)));
  }

  private static Map<String, Object> source(
      String name, String uid, String url, Map<String, Object> options) {
    var source = new LinkedHashMap<String, Object>();
    source.put("name", name);
    source.put("type", uid);
    source.put("uid", uid);
    source.put("url", url);
    source.put("access", "proxy");
    source.put("editable", false);
    source.put("isDefault", uid.equals(METRICS));
    if (!options.isEmpty()) {
      source.put("jsonData", options);
    }
    return source;
  }
}

package dev.strake.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a dashboard in the classic model of Grafana, which its file provider reads. */
final class DashboardJson {
  private static final int COLUMNS = 24;

  /** The oldest version whose fields are used; Grafana migrates it on load. */
  private static final int SCHEMA_VERSION = 39;

  /** Range from which on a page is looked at rarely, and asking costs the server much. */
  private static final Duration LONG = Duration.ofDays(1);

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private DashboardJson() {}

  static String write(Dashboard dashboard) {
    var content = new LinkedHashMap<String, Object>();
    content.put("uid", dashboard.uid());
    content.put("title", dashboard.title());
    content.put("schemaVersion", SCHEMA_VERSION);
    content.put("editable", false);
    content.put("refresh", isLong(dashboard) ? "5m" : "30s");
    content.put("timezone", "browser");
    content.put("tags", List.of("strake"));
    content.put("templating", Map.of("list", List.of()));
    content.put("annotations", Map.of("list", List.of()));
    content.put("time", Map.of("from", "now-" + PromDuration.of(dashboard.range()), "to", "now"));
    content.put("panels", panels(dashboard));
    try {
      // Lines end alike on every system.
      return MAPPER.writeValueAsString(content).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dashboard is plain data", e);
    }
  }

  /** Places panels from left to right; a row is as high as its highest panel. */
  private static List<Map<String, Object>> panels(Dashboard dashboard) {
    var placed = new ArrayList<Map<String, Object>>();
    var x = 0;
    var y = 0;
    var rowHeight = 0;
    for (var panel : dashboard.panels()) {
      if (x + panel.width() > COLUMNS) {
        x = 0;
        y += rowHeight;
        rowHeight = 0;
      }
      placed.add(panel(panel, isLong(dashboard), placed.size() + 1, x, y));
      x += panel.width();
      rowHeight = Math.max(rowHeight, panel.height());
    }
    return placed;
  }

  private static boolean isLong(Dashboard dashboard) {
    return dashboard.range().compareTo(LONG) >= 0;
  }

  private static Map<String, Object> panel(Panel panel, boolean isLong, int id, int x, int y) {
    var content = new LinkedHashMap<String, Object>();
    content.put("id", id);
    content.put("title", panel.title());
    content.put("type", panel.type().id());
    if (!panel.description().isEmpty()) {
      content.put("description", panel.description());
    }
    content.put("datasource", source(panel.queries().get(0)));
    content.put("gridPos", Map.of("x", x, "y", y, "w", panel.width(), "h", panel.height()));
    content.put("fieldConfig", Map.of("defaults", defaults(panel), "overrides", List.of()));
    content.put("options", options(panel.type()));
    var targets = new ArrayList<Map<String, Object>>();
    for (var query : panel.queries()) {
      var target = target(query, panel.type(), Character.toString('A' + targets.size()));
      if (isLong && panel.type() == Panel.Type.STAT) {
        // One number over days; asked for at every step it would read those days again each time.
        target.put("instant", true);
      }
      targets.add(target);
    }
    content.put("targets", targets);
    return content;
  }

  private static Map<String, Object> defaults(Panel panel) {
    var steps = new ArrayList<Map<String, Object>>();
    var base = new LinkedHashMap<String, Object>();
    base.put("color", "green");
    base.put("value", null);
    steps.add(base);
    panel.limit().ifPresent(limit -> steps.add(Map.of("color", "red", "value", limit)));
    return Map.of(
        "unit", panel.unit().id(), "thresholds", Map.of("mode", "absolute", "steps", steps));
  }

  private static Map<String, Object> options(Panel.Type type) {
    return switch (type) {
      case STAT ->
          Map.of(
              "reduceOptions",
              Map.of("calcs", List.of("lastNotNull"), "fields", "", "values", false),
              "colorMode",
              "value",
              "graphMode",
              "area");
      case TIME_SERIES ->
          Map.of(
              "legend", Map.of("displayMode", "list", "placement", "bottom", "showLegend", true),
              "tooltip", Map.of("mode", "multi", "sort", "desc"));
      case TABLE -> Map.of("showHeader", true);
      case LOGS -> Map.of("showTime", true, "sortOrder", "Descending", "wrapLogMessage", true);
    };
  }

  private static Map<String, Object> target(Query query, Panel.Type type, String refId) {
    var target = new LinkedHashMap<String, Object>();
    target.put("refId", refId);
    target.put("datasource", source(query));
    target.put("expr", query.text());
    if (query instanceof Query.Metrics metrics && !metrics.legend().isEmpty()) {
      target.put("legendFormat", metrics.legend());
    }
    if (type == Panel.Type.TABLE) {
      target.put("format", "table");
      target.put("instant", true);
    }
    return target;
  }

  private static Map<String, Object> source(Query query) {
    return query instanceof Query.Logs
        ? Map.of("type", "loki", "uid", DataSources.LOGS)
        : Map.of("type", "prometheus", "uid", DataSources.METRICS);
  }
}

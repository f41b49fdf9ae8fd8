package dev.strake.coverage;

/** What HIVE's sheet says of metrics, alerts, dashboards and logs. */
final class HiveMonitoringFacts {
  private HiveMonitoringFacts() {}

  static void add(Facts facts) {}
}

package dev.strake.platform;

/** A part that keeps logs and answers LogQL, such as Loki; dashboards read it. */
public interface LogStore extends Connectable {

  /** Address of its API, such as {@code http://hive-loki.hive-monitoring.svc:3100}. */
  String url();
}

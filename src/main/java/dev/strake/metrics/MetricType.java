package dev.strake.metrics;

/** What kind of numbers a metric's series hold. */
public enum MetricType {
  /** Only ever grows, from zero at each start of the process; read through a rate. */
  COUNTER,
  /** Goes up and down; read as it is. */
  GAUGE,
  /** Counts observations by size: the series {@code _bucket}, {@code _sum} and {@code _count}. */
  HISTOGRAM;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

package dev.strake.metrics.promql;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How several series become one, or few. */
public enum Aggregator {
  /** Sum of values. */
  SUM,
  /** Mean of values. */
  AVG,
  /** Number of series. */
  COUNT,
  /** Smallest value. */
  MIN,
  /** Largest value. */
  MAX,
  /** One, for each group that has series. */
  GROUP,
  /** Standard deviation. */
  STDDEV,
  /** Variance. */
  STDVAR,
  /** The series with the largest values. */
  TOPK,
  /** The series with the smallest values. */
  BOTTOMK,
  /** Number of series per value. */
  COUNT_VALUES,
  /** Quantile over series. */
  QUANTILE;

  /** Whether the series keep all their labels. */
  boolean keepsSeries() {
    return this == TOPK || this == BOTTOMK;
  }

  /** Type of what stands before the vector, where something does. */
  Optional<ValueType> parameter() {
    return switch (this) {
      case TOPK, BOTTOMK, QUANTILE -> Optional.of(ValueType.SCALAR);
      case COUNT_VALUES -> Optional.of(ValueType.STRING);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Aggregator> of(String text) {
    return Stream.of(values()).filter(a -> a.name().equalsIgnoreCase(text)).findFirst();
  }
}

package dev.strake.monitoring;

import java.util.Locale;

/** Who is told of an alert. */
public enum Severity {
  /** Somebody is woken up. */
  CRITICAL,
  /** Somebody looks at it during the day. */
  WARNING,
  /** Nobody: a signal for another program. */
  NONE;

  /** The value of the label {@code severity}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

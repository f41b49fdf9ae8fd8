package dev.strake.value;

/**
 * A share in whole percent.
 *
 * @param value 1 to 100
 */
public record Percent(int value) {

  public Percent {
    Checks.that(value >= 1 && value <= 100, "percent must be between 1 and 100, got %d", value);
  }

  /** That many percent. */
  public static Percent of(int value) {
    return new Percent(value);
  }

  /** The share as a fraction of one. */
  public double fraction() {
    return value / 100.0;
  }

  @Override
  public String toString() {
    return value + "%";
  }
}

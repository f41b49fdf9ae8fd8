package dev.strake.value;

/**
 * An amount of CPU.
 *
 * @param millis thousandths of a core, 0 for no bound
 */
public record Cpu(int millis) implements Comparable<Cpu> {

  public Cpu {
    Checks.that(millis >= 0, "cpu must be 0m or more, got %dm", millis);
  }

  /** Thousandths of a core. */
  public static Cpu millis(int millis) {
    Checks.that(millis >= 1, "cpu must be 1m or more, got %dm", millis);
    return new Cpu(millis);
  }

  /** Whole cores. */
  public static Cpu cores(int cores) {
    return millis(Math.multiplyExact(cores, 1000));
  }

  /** No limit: the container may use what the node has free. */
  public static Cpu unlimited() {
    return new Cpu(0);
  }

  /** Whether this is no bound at all. */
  public boolean isUnlimited() {
    return millis == 0;
  }

  @Override
  public int compareTo(Cpu other) {
    return Integer.compare(millis, other.millis);
  }

  /** The Kubernetes quantity, such as {@code 250m} or {@code 2}. */
  @Override
  public String toString() {
    return millis % 1000 == 0 ? Integer.toString(millis / 1000) : millis + "m";
  }
}

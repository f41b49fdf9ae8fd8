package dev.strake.value;

/**
 * An amount of memory.
 *
 * @param bytes size in bytes, 1 or more
 */
public record Memory(long bytes) implements Comparable<Memory> {

  public Memory {
    Checks.that(bytes >= 1, "memory must be 1 byte or more, got %d", bytes);
  }

  /** Mebibytes (1024 × 1024 bytes). */
  public static Memory mebibytes(long mebibytes) {
    return new Memory(Math.multiplyExact(mebibytes, 1L << 20));
  }

  /** Gibibytes (1024 mebibytes). */
  public static Memory gibibytes(long gibibytes) {
    return new Memory(Math.multiplyExact(gibibytes, 1L << 30));
  }

  /** Whole mebibytes in it, rounded down. */
  public long toMebibytes() {
    return bytes >> 20;
  }

  /** That share of it in whole mebibytes, rounded down. */
  public Memory share(Percent share) {
    return mebibytes(Math.max(1, Math.multiplyExact(bytes, (long) share.value()) / 100 >> 20));
  }

  @Override
  public int compareTo(Memory other) {
    return Long.compare(bytes, other.bytes);
  }

  /** The Kubernetes quantity in the largest whole unit, such as {@code 512Mi} or {@code 1Gi}. */
  @Override
  public String toString() {
    if (bytes % (1L << 30) == 0) {
      return (bytes >> 30) + "Gi";
    }
    return bytes % (1L << 20) == 0 ? (bytes >> 20) + "Mi" : Long.toString(bytes);
  }
}

package dev.strake.it;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Waits for something that happens outside this program, asking again until it is so. */
final class Eventually {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private Eventually() {}

  /**
   * Waits until nothing is missing.
   *
   * @param limit how long at most
   * @param missing what is still missing, asked again and again
   * @throws AssertionError with what is still missing after the limit
   */
  static void nothing(Duration limit, Supplier<List<String>> missing) {
    var end = System.nanoTime() + limit.toNanos();
    var left = missing.get();
    while (!left.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("after %s still:%n%s".formatted(limit, String.join("\n", left)));
      }
      pause();
      left = missing.get();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

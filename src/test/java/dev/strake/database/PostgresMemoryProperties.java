package dev.strake.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.value.Memory;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever the limit and the connections: the settings fit, or the message says what would. */
class PostgresMemoryProperties {
  private static final Pattern ADVICE =
      Pattern.compile("at most (\\d+) with a memory limit of .*raise the limit to (\\d+)(Mi|Gi)");

  @Property(tries = 2000)
  void whatIsAcceptedStaysWithinTheLimitAndWithinWhatPostgresAccepts(
      @ForAll @LongRange(min = 256, max = 262144) long mebibytes,
      @ForAll @IntRange(min = 20, max = 1000) int connections,
      @ForAll @IntRange(min = 2, max = 8) int workers) {
    Assume.that(fits(mebibytes, connections, workers));
    var memory = PostgresMemory.of(Memory.mebibytes(mebibytes), connections, workers);

    // The sum written out anew, with 4 MB for each process that holds little.
    var processes = connections + workers;
    var sum =
        (memory.sharedBuffers()
                    + memory.dynamicShared()
                    + memory.maintenance()
                    + 3 * memory.autovacuum())
                * 1024
            + processes * (4096 + memory.workKilobytes());
    assertThat(sum).isLessThan(mebibytes * 1024);
    assertThat(memory.mostKilobytes()).isLessThanOrEqualTo(mebibytes * 1024);

    // Bounds of pg_settings: blocks of 8 kB from 16 on, work_mem from 64 kB, maintenance from 1 MB.
    assertThat(memory.sharedBuffers()).isBetween(32L, mebibytes / 4 + 32);
    assertThat(memory.workKilobytes()).isBetween(1024L, 32L * 1024);
    assertThat(memory.maintenance()).isBetween(16L, 2048L);
    assertThat(memory.autovacuum()).isBetween(1L, memory.maintenance());
    assertThat(memory.effectiveCache()).isBetween(memory.sharedBuffers(), mebibytes);
  }

  @Property(tries = 1000)
  void whatIsRefusedFitsOnceTheMessageIsFollowed(
      @ForAll @LongRange(min = 256, max = 8192) long mebibytes,
      @ForAll @IntRange(min = 20, max = 1000) int connections) {
    Assume.that(!fits(mebibytes, connections, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresMemory.of(Memory.mebibytes(mebibytes), connections, 2))
        .satisfies(
            e -> {
              var advice = ADVICE.matcher(e.getMessage());
              assertThat(advice.find()).as(e.getMessage()).isTrue();
              var most = Integer.parseInt(advice.group(1));
              var unit = advice.group(3).equals("Gi") ? 1024 : 1;
              assertThat(fits(mebibytes, most, 2)).isTrue();
              assertThat(fits(mebibytes, most + 1, 2)).isFalse();
              assertThat(fits(Long.parseLong(advice.group(2)) * unit, connections, 2)).isTrue();
            });
  }

  private static boolean fits(long mebibytes, int connections, int workers) {
    try {
      PostgresMemory.of(Memory.mebibytes(mebibytes), connections, workers);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

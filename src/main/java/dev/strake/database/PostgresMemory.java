package dev.strake.database;

import dev.strake.value.Checks;
import dev.strake.value.Memory;

/**
 * How a server divides its memory limit, so that all connections at work at once still fit.
 *
 * <p>The bound is: shared buffers + dynamic shared memory + fixed overhead + maintenance + (max
 * connections + parallel workers) × ({@value #BACKEND_MB} MB + work memory) ≤ limit. It counts one
 * sort or hash for each connection; a query with several may take more while others are idle.
 *
 * @param limit memory limit of the container in MB
 * @param connections {@code max_connections}
 * @param parallelWorkers {@code max_parallel_workers}
 * @param sharedBuffers {@code shared_buffers} in MB
 * @param workKilobytes {@code work_mem} in kB
 */
record PostgresMemory(
    long limit, int connections, int parallelWorkers, long sharedBuffers, long workKilobytes) {
  /** Memory of a connection that does nothing large. */
  private static final long BACKEND_MB = 4;

  /** A connection with room to work, for which buffers shrink below their usual share. */
  private static final long COMFORTABLE_MB = 8;

  private static final long LEAST_WORK_KB = 1024;
  private static final long MOST_WORK_KB = 32 * 1024;
  private static final long LEAST_BUFFERS_MB = 32;
  static final int AUTOVACUUM_WORKERS = 3;

  static PostgresMemory of(Memory memory, int connections, int parallelWorkers) {
    var limit = memory.toMebibytes();
    Checks.that(limit >= 256, "memory limit of postgres must be 256Mi or more, got %s", memory);
    var processes = connections + parallelWorkers;
    var free = limit - fixed(limit);
    var buffers = Math.min(limit / 4, free - processes * COMFORTABLE_MB);
    buffers = Math.max(LEAST_BUFFERS_MB, buffers / 16 * 16);
    var work = (free - buffers) * 1024 / processes - BACKEND_MB * 1024;
    var least = BACKEND_MB * 1024 + LEAST_WORK_KB;
    Checks.that(
        work >= LEAST_WORK_KB,
        "max connections must be at most %d with a memory limit of %s, got %d; lower them or raise"
            + " the limit to %s",
        Math.max(0, (free - LEAST_BUFFERS_MB) * 1024 / least - parallelWorkers),
        memory,
        connections,
        Memory.mebibytes(limitFor(processes * least / 1024 + LEAST_BUFFERS_MB)));
    return new PostgresMemory(
        limit, connections, parallelWorkers, buffers, Math.min(work / 256 * 256, MOST_WORK_KB));
  }

  /** The smallest limit in steps of 256 MB whose free part holds that many MB. */
  private static long limitFor(long needed) {
    var limit = 256L;
    while (limit - fixed(limit) < needed + 1) {
      limit += 256;
    }
    return limit;
  }

  private static long fixed(long limit) {
    return overhead(limit)
        + dynamicShared(limit)
        + maintenance(limit)
        + AUTOVACUUM_WORKERS * autovacuum(limit);
  }

  /** The server's own processes and what it shares besides the buffers. */
  private static long overhead(long limit) {
    return 24 + limit / 128;
  }

  private static long dynamicShared(long limit) {
    return Math.max(16, limit / 64);
  }

  private static long maintenance(long limit) {
    return Math.min(2048, Math.max(16, limit / 32));
  }

  private static long autovacuum(long limit) {
    return Math.max(4, maintenance(limit) * 3 / 16);
  }

  /** What parallel queries share at most, in MB. */
  long dynamicShared() {
    return dynamicShared(limit);
  }

  /**
   * Size of {@code /dev/shm} in MB. A parallel build of a vector index holds all of {@code
   * maintenance_work_mem} there, beside what queries share, and fails where it is smaller.
   */
  long sharedFolder() {
    return dynamicShared() + maintenance();
  }

  /** {@code maintenance_work_mem} in MB: an index is built, a restore runs. */
  long maintenance() {
    return maintenance(limit);
  }

  /** {@code autovacuum_work_mem} in MB, for each of three workers. */
  long autovacuum() {
    return autovacuum(limit);
  }

  /** {@code effective_cache_size} in MB: the buffers and what the kernel usually caches. */
  long effectiveCache() {
    return Math.max(sharedBuffers, limit / 2);
  }

  /** What the server takes at most, in kB. */
  long mostKilobytes() {
    var processes = (long) connections + parallelWorkers;
    return (sharedBuffers + fixed(limit)) * 1024 + processes * (BACKEND_MB * 1024 + workKilobytes);
  }
}

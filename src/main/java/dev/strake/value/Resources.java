package dev.strake.value;

import static java.util.Objects.requireNonNull;

/**
 * What a container is given: requests that the scheduler reserves, limits that the kernel enforces.
 *
 * @param cpuRequest reserved CPU
 * @param memoryRequest reserved memory
 * @param cpuLimit CPU it may use at most, {@link Cpu#unlimited()} for no bound
 * @param memoryLimit memory above which it is killed
 */
public record Resources(Cpu cpuRequest, Memory memoryRequest, Cpu cpuLimit, Memory memoryLimit) {

  /**
   * Checks that no limit is below its request.
   *
   * @throws IllegalArgumentException when one is
   */
  public Resources {
    requireNonNull(cpuRequest, "cpuRequest");
    requireNonNull(memoryRequest, "memoryRequest");
    requireNonNull(cpuLimit, "cpuLimit");
    requireNonNull(memoryLimit, "memoryLimit");
    Checks.that(!cpuRequest.isUnlimited(), "cpu request must be 1m or more, got none");
    Checks.that(
        cpuLimit.isUnlimited() || cpuLimit.compareTo(cpuRequest) >= 0,
        "cpu limit must not be below the request of %s, got %s; raise the limit or lower the"
            + " request",
        cpuRequest,
        cpuLimit);
    Checks.that(
        memoryLimit.compareTo(memoryRequest) >= 0,
        "memory limit must not be below the request of %s, got %s; raise the limit or lower the"
            + " request",
        memoryRequest,
        memoryLimit);
  }

  /** Requests, with limits to follow by {@link Requests#limits}. */
  public static Requests requests(Cpu cpu, Memory memory) {
    return new Requests(cpu, memory);
  }

  /** The same without a bound on CPU. */
  public Resources withoutCpuLimit() {
    return new Resources(cpuRequest, memoryRequest, Cpu.unlimited(), memoryLimit);
  }

  /**
   * Requests still without limits.
   *
   * @param cpu reserved CPU
   * @param memory reserved memory
   */
  public record Requests(Cpu cpu, Memory memory) {

    /** Adds the limits. */
    public Resources limits(Cpu cpuLimit, Memory memoryLimit) {
      return new Resources(cpu, memory, cpuLimit, memoryLimit);
    }
  }
}

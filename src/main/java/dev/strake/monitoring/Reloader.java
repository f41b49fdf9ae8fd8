package dev.strake.monitoring;

import dev.strake.value.Cpu;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.Probe;

/** The container that tells the program beside it to read its files again. */
final class Reloader {
  private static final Port PORT = Port.of("reloader", 8080);
  private static final Resources RESOURCES =
      Resources.requests(Cpu.millis(10), Memory.mebibytes(32))
          .limits(Cpu.millis(100), Memory.mebibytes(64));

  private Reloader() {}

  static ContainerSpec container(Image image, Port program, Mount files) {
    var probe = Probe.http("/healthz", PORT.name());
    return ContainerSpec.builder("reloader", image, RESOURCES)
        .args(
            "--listen-address=:" + PORT.number(),
            "--reload-url=http://127.0.0.1:" + program.number() + "/-/reload",
            "--watched-dir=" + files.path(),
            "--watch-interval=30s")
        .ports(PORT)
        .health(HealthCheck.of(probe, probe))
        .mounts(files)
        .build();
  }
}

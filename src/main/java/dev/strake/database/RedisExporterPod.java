package dev.strake.database;

import dev.strake.metrics.RedisExporter;
import dev.strake.platform.Observed.Observation;
import dev.strake.platform.Part;
import dev.strake.platform.Peer;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import dev.strake.value.SecretKey;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;

/** Writes the exporter beside a Redis server. */
final class RedisExporterPod {
  private static final Port PORT = Port.of("metrics", 9121);

  /** The image's own user. */
  private static final PodUser USER = PodUser.of(59000);

  private RedisExporterPod() {}

  static Observation create(
      Part owner, ExporterProps props, String address, SecretKey password, Peer server, Port port) {
    var container =
        ContainerSpec.builder("exporter", props.image(), props.resources())
            .environment(
                EnvVariable.of("REDIS_ADDR", address), EnvVariable.of("REDIS_PASSWORD", password))
            .ports(PORT)
            .health(HealthCheck.http("/health", "/health", PORT.name()))
            .build();
    var exporter = ExporterWorkload.create(owner, PodProps.builder(container, USER).build(), PORT);
    owner.scope().graph().connect(exporter.pods(), server, "metrics of redis", port);
    return new Observation(
        exporter.name(), exporter.pods(), PORT, "/metrics", RedisExporter.EXPORTER);
  }
}

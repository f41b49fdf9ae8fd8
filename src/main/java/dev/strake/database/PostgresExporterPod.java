package dev.strake.database;

import dev.strake.metrics.PostgresExporter;
import dev.strake.platform.Observed.Observation;
import dev.strake.platform.Part;
import dev.strake.platform.Peer;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;

/** Writes the exporter beside a PostgreSQL server. */
final class PostgresExporterPod {
  private static final Port PORT = Port.of("metrics", 9187);

  /** The image's {@code nobody}. */
  private static final PodUser USER = PodUser.of(65534);

  private PostgresExporterPod() {}

  static Observation create(
      Part owner,
      ExporterProps props,
      DatabaseConnection connection,
      PostgresSecrets secrets,
      Peer server) {
    var tls = connection.tls();
    var container =
        ContainerSpec.builder("exporter", props.image(), props.resources())
            .environment(
                EnvVariable.of("DATA_SOURCE_URI", uri(connection)),
                EnvVariable.of("DATA_SOURCE_USER", secrets.monitoringUser()),
                EnvVariable.of("DATA_SOURCE_PASS", secrets.monitoringPassword()))
            .ports(PORT)
            // Its first page, because its metrics ask the database.
            .health(HealthCheck.http("/", "/", PORT.name()))
            .mounts(tls.mounts())
            .build();
    var pod =
        PodProps.builder(container, tls.certificate().isPresent() ? USER.owningVolumes() : USER);
    var exporter = ExporterWorkload.create(owner, pod.volumes(tls.volumes()).build(), PORT);
    owner
        .scope()
        .graph()
        .connect(exporter.pods(), server, "metrics of the database", connection.port());
    return new Observation(
        exporter.name(), exporter.pods(), PORT, "/metrics", PostgresExporter.EXPORTER);
  }

  private static String uri(DatabaseConnection connection) {
    var uri =
        "%s:%s/%s?sslmode=%s"
            .formatted(
                connection.host(),
                connection.port().number(),
                connection.database(),
                connection.tls().mode());
    return connection.tls().certificateFile().map(f -> uri + "&sslrootcert=" + f).orElse(uri);
  }
}

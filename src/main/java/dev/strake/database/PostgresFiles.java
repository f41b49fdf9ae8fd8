package dev.strake.database;

import dev.strake.workload.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that a server reads, and the arguments it is started with. */
final class PostgresFiles {
  static final String CONFIG_FOLDER = "/etc/postgresql";
  static final String TLS_FOLDER = "/etc/postgresql-tls";

  private final PostgresProps props;
  private final PostgresSettings settings;

  PostgresFiles(PostgresProps props, PostgresSettings settings) {
    this.props = props;
    this.settings = settings;
  }

  Map<String, String> config() {
    return Map.of("postgresql.conf", postgresqlConf(), "pg_hba.conf", hba());
  }

  Map<String, String> init() {
    return Map.of("roles.sql", Resource.read(PostgresFiles.class, "postgres/roles.sql"));
  }

  List<String> arguments() {
    var arguments = new ArrayList<>(List.of("postgres"));
    arguments.addAll(List.of("-c", "config_file=" + CONFIG_FOLDER + "/postgresql.conf"));
    arguments.addAll(List.of("-c", "hba_file=" + CONFIG_FOLDER + "/pg_hba.conf"));
    settings
        .atStart()
        .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return List.copyOf(arguments);
  }

  private String postgresqlConf() {
    return settings.reloaded().entrySet().stream()
        .map(e -> e.getKey() + " = '" + e.getValue().replace("'", "''") + "'\n")
        .collect(
            Collectors.joining(
                "",
                "# Read again on pg_reload_conf(); what needs a restart stands in the arguments.\n",
                ""));
  }

  /**
   * Who may log in from where. The superuser only from inside the pod, so its password is of no use
   * to anybody else; connections of the network only by SCRAM.
   */
  private String hba() {
    var network = props.tls().isPresent() ? "hostssl" : "host";
    return """
        # type  database  user      address       method
        local   all       postgres                peer
        local   all       all                     scram-sha-256
        host    all       postgres  all           reject
        host    all       all       127.0.0.1/32  scram-sha-256
        host    all       all       ::1/128       scram-sha-256
        %-7s all       all       all           scram-sha-256
        """
        .formatted(network);
  }
}

package dev.strake.it;

import java.nio.file.Path;
import java.util.Map;

/**
 * A PostgreSQL 16 server on 127.0.0.1 whose superuser is postgres, with a password as odd as
 * allowed.
 */
final class PostgresServer implements AutoCloseable {

  static final String PASSWORD = "it's \"quoted\" \\ back, $HOME and ünïcode";

  private final Box box;
  final int port = Daemon.freePort();

  PostgresServer(Path folder) {
    box = Box.postgres().mount(Box.volume(folder, "server"), "/pg").with("PASSWORD", PASSWORD);
    var start =
        """
        set -e
        initdb -D /pg/data -U postgres --auth=scram-sha-256 --pwfile=<(printf '%%s\\n' "$PASSWORD") \\
          --encoding=UTF8 --locale=C.UTF-8 --no-sync >/pg/initdb.log
        pg_ctl -D /pg/data -w -s -l /pg/log start -o '-c port=%d -c fsync=off -c log_statement=all \\
          -c listen_addresses=127.0.0.1 -c unix_socket_directories=/pg'
        """;
    box.run("bash", "-c", start.formatted(port)).succeeds();
  }

  /** Variables with which libpq reaches a database of this server. */
  Map<String, String> as(String user, String password, String database) {
    return Map.of(
        "PGHOST", "127.0.0.1",
        "PGPORT", String.valueOf(port),
        "PGUSER", user,
        "PGPASSWORD", password,
        "PGDATABASE", database);
  }

  Map<String, String> superuser(String database) {
    return as("postgres", PASSWORD, database);
  }

  static Box.Result sql(Map<String, String> connection, String... statements) {
    var command = new String[5 + statements.length];
    System.arraycopy(
        new String[] {"psql", "-X", "-q", "-At", "--set=ON_ERROR_STOP=1"}, 0, command, 0, 5);
    for (var i = 0; i < statements.length; i++) {
      command[5 + i] = "--command=" + statements[i];
    }
    return Box.postgres().with(connection).run(command);
  }

  /** Runs roles.sql as the superuser, as a Job does. */
  Box.Result roles(String database, Map<String, String> variables) {
    return Box.postgres()
        .with(superuser(database))
        .with(variables)
        .run("psql", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=/scripts/roles.sql");
  }

  String log() {
    return box.run("cat", "/pg/log").succeeds().out();
  }

  Box.Result ctl(String... arguments) {
    return box.run("bash", "-c", "pg_ctl -D /pg/data -s " + String.join(" ", arguments));
  }

  /** Starts the stopped server as a standby that accepts nobody. */
  void startInRecovery() {
    box.run(
            "bash",
            "-c",
            "touch /pg/data/standby.signal; pg_ctl -D /pg/data -W -s -l /pg/log start -o '-c port=%d -c hot_standby=off"
                    .formatted(port)
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=/pg';"
                + " until pg_isready -q -h 127.0.0.1 -p %d || [ $? -eq 1 ]; do :; done"
                    .formatted(port))
        .succeeds();
  }

  @Override
  public void close() {
    ctl("-m", "immediate", "stop");
  }
}

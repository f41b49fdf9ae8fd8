package dev.strake.database;

import dev.strake.value.Checks;
import dev.strake.value.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a server in two halves: what it reads again while it runs, and what it reads at
 * its start only. The first half is a file whose change restarts nothing; the second half is
 * arguments, so that a change of it is a change of the pod, which a diff shows as such.
 */
final class PostgresSettings {
  private static final int LEAST_WORKERS = 2;
  private static final int MOST_WORKERS = 8;

  /** What follows from resources, connections or other props, and where to write it instead. */
  private static final Map<String, String> COMPUTED =
      Map.ofEntries(
          Map.entry("max_connections", "maxConnections(…)"),
          Map.entry("shared_buffers", "resources(…)"),
          Map.entry("work_mem", "resources(…)"),
          Map.entry("hash_mem_multiplier", "resources(…)"),
          Map.entry("maintenance_work_mem", "resources(…)"),
          Map.entry("autovacuum_work_mem", "resources(…)"),
          Map.entry("autovacuum_max_workers", "resources(…)"),
          Map.entry("max_parallel_workers", "resources(…)"),
          Map.entry("shared_preload_libraries", "withExtension(…)"),
          Map.entry("ssl", "tls(…)"),
          Map.entry("ssl_cert_file", "tls(…)"),
          Map.entry("ssl_key_file", "tls(…)"),
          Map.entry("listen_addresses", "nothing"),
          Map.entry("port", "nothing"),
          Map.entry("config_file", "nothing"),
          Map.entry("hba_file", "nothing"),
          Map.entry("data_directory", "nothing"),
          Map.entry("unix_socket_directories", "nothing"));

  /** What PostgreSQL 16 to 18 reads at the start only and users may want to set. */
  private static final Set<String> AT_START =
      Set.of(
          "archive_mode",
          "autovacuum_freeze_max_age",
          "autovacuum_multixact_freeze_max_age",
          "autovacuum_worker_slots",
          "cluster_name",
          "data_sync_retry",
          "dynamic_shared_memory_type",
          "hot_standby",
          "huge_page_size",
          "huge_pages",
          "io_method",
          "jit_provider",
          "logging_collector",
          "max_active_replication_origins",
          "max_files_per_process",
          "max_locks_per_transaction",
          "max_logical_replication_workers",
          "max_notify_queue_pages",
          "max_pred_locks_per_transaction",
          "max_prepared_transactions",
          "max_replication_slots",
          "max_wal_senders",
          "max_worker_processes",
          "min_dynamic_shared_memory",
          "reserved_connections",
          "shared_memory_type",
          "superuser_reserved_connections",
          "track_activity_query_size",
          "track_commit_timestamp",
          "wal_buffers",
          "wal_decode_buffer_size",
          "wal_level",
          "wal_log_hints");

  private final PostgresProps props;
  private final PostgresMemory memory;

  PostgresSettings(PostgresProps props) {
    this.props = props;
    this.memory =
        PostgresMemory.of(
            props.resources().memoryLimit(),
            props.maxConnections(),
            parallelWorkers(props.resources()));
  }

  static void checkOwn(String name, String value) {
    Checks.that(
        name.matches("[a-z_]+(\\.[a-z_]+)?"),
        "setting must be the name of one in postgresql.conf, got '%s'",
        name);
    Checks.that(
        !COMPUTED.containsKey(name),
        "setting '%s' must not be set by hand, got '%s'; write %s instead",
        name,
        value,
        COMPUTED.get(name));
    Checks.that(
        value.chars().noneMatch(c -> c < ' '),
        "setting '%s' must have a value of one line, got '%s'",
        name,
        value);
  }

  /** One for each core that it may use, 2 to 8. */
  static int parallelWorkers(Resources resources) {
    var cpu = resources.cpuLimit().isUnlimited() ? resources.cpuRequest() : resources.cpuLimit();
    return Math.min(MOST_WORKERS, Math.max(LEAST_WORKERS, cpu.millis() / 1000));
  }

  PostgresMemory memory() {
    return memory;
  }

  /** What the server reads at its start only. */
  Map<String, String> atStart() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("listen_addresses", "*");
    settings.put("max_connections", Integer.toString(props.maxConnections()));
    settings.put("shared_buffers", memory.sharedBuffers() + "MB");
    settings.put("autovacuum_max_workers", Integer.toString(PostgresMemory.AUTOVACUUM_WORKERS));
    // Parallel workers, the launcher of logical replication and one for an extension.
    settings.put("max_worker_processes", Integer.toString(memory.parallelWorkers() + 4));
    settings.put("wal_level", "replica");
    var preloaded = props.version().preloaded();
    if (!preloaded.isEmpty()) {
      settings.put("shared_preload_libraries", String.join(",", preloaded));
    }
    props
        .settings()
        .forEach((name, value) -> putIf(AT_START.contains(name), settings, name, value));
    return settings;
  }

  /** What the server reads again whenever it is told to. */
  Map<String, String> reloaded() {
    var settings = new LinkedHashMap<String, String>();
    memory(settings);
    planner(settings);
    writing(settings);
    connections(settings);
    logging(settings);
    props
        .settings()
        .forEach((name, value) -> putIf(!AT_START.contains(name), settings, name, value));
    return settings;
  }

  private static void putIf(
      boolean wanted, Map<String, String> settings, String name, String value) {
    if (wanted) {
      settings.put(name, value);
    }
  }

  private void memory(Map<String, String> settings) {
    settings.put("work_mem", memory.workKilobytes() + "kB");
    // Hashes stay within work_mem, on which the sum of all connections rests.
    settings.put("hash_mem_multiplier", "1.0");
    settings.put("maintenance_work_mem", memory.maintenance() + "MB");
    settings.put("autovacuum_work_mem", memory.autovacuum() + "MB");
    settings.put("effective_cache_size", memory.effectiveCache() + "MB");
  }

  private void planner(Map<String, String> settings) {
    settings.put("max_parallel_workers", Integer.toString(memory.parallelWorkers()));
    settings.put("max_parallel_workers_per_gather", "2");
    settings.put("max_parallel_maintenance_workers", "2");
    // Disks of a cluster are seldom ones that turn.
    settings.put("random_page_cost", "1.1");
    settings.put("effective_io_concurrency", "200");
    settings.put("default_text_search_config", "pg_catalog.english");
    settings.put("timezone", "UTC");
  }

  private void writing(Map<String, String> settings) {
    var most = Math.min(8192, Math.max(128, props.storage().toMebibytes() / 20));
    settings.put("max_wal_size", most + "MB");
    settings.put("min_wal_size", most / 4 + "MB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("checkpoint_completion_target", "0.9");
    settings.put("wal_compression", "on");
  }

  private void connections(Map<String, String> settings) {
    settings.put("password_encryption", "scram-sha-256");
    settings.put("idle_in_transaction_session_timeout", "10min");
    settings.put("tcp_keepalives_idle", "60");
    settings.put("tcp_keepalives_interval", "10");
    settings.put("tcp_keepalives_count", "6");
    if (props.tls().isPresent()) {
      settings.put("ssl", "on");
      settings.put("ssl_cert_file", PostgresFiles.TLS_FOLDER + "/tls.crt");
      settings.put("ssl_key_file", PostgresFiles.TLS_FOLDER + "/tls.key");
      settings.put("ssl_min_protocol_version", "TLSv1.2");
    }
  }

  private static void logging(Map<String, String> settings) {
    settings.put("log_timezone", "UTC");
    settings.put("log_line_prefix", "%m [%p] %q%u@%d %a ");
    settings.put("log_min_duration_statement", "500ms");
    settings.put("log_checkpoints", "on");
    settings.put("log_lock_waits", "on");
    settings.put("log_temp_files", "10MB");
    settings.put("log_autovacuum_min_duration", "10s");
    settings.put("track_io_timing", "on");
  }
}

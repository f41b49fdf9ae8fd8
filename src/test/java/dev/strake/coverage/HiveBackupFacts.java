package dev.strake.coverage;

import dev.strake.coverage.View.Obj;
import java.util.List;
import java.util.Map;

/** What HIVE's sheet says of migrations, backups and restores. */
final class HiveBackupFacts {
  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";
  private static final String NAIROBI = "Africa/Nairobi";
  private static final String SUCCESS = "strake_backup_last_success_timestamp_seconds";
  private static final String SCRIPTS = "hive-backup-scripts";

  private HiveBackupFacts() {}

  static void add(Facts facts) {
    migration(facts);
    facts.prove(
        "HIVE-109",
        PRODUCTION,
        view -> {
          daily(view);
          dumpGoesToTheStore(view, PRODUCTION);
        });
    facts.prove("HIVE-D37", PRODUCTION, view -> covered(view, PRODUCTION, "0 1 * * *", 26 * 3600));
    facts.prove("HIVE-D37", STAGING, view -> covered(view, STAGING, "0 1 * * 0", 8 * 86_400));
    facts.prove("HIVE-S33", PRODUCTION, view -> backup(view, PRODUCTION, "0 1 * * *"));
    facts.prove("HIVE-S33", STAGING, view -> backup(view, STAGING, "0 1 * * 0"));
    facts.prove("HIVE-S46", view -> view.each("CronJob", HiveBackupFacts::isInNairobi));
    facts.notInOutput(
        "HIVE-S40",
        "docs/systems/hive.md, Backup and disaster recovery: targets and rebuild order");
  }

  private static void isInNairobi(Obj job) {
    job.at("/spec/timeZone").is(NAIROBI);
  }

  private static void migration(Facts facts) {
    facts.prove(
        "HIVE-110",
        view -> {
          var job = view.object("Job", "hive-migration").container("migration");
          job.at("/command").is(List.of("node", "dist/migrate.js"));
          job.at("/env[name=DATABASE_URL]/valueFrom/secretKeyRef")
              .is(HiveDataFacts.key("hive-database", "url"));
          HiveDataFacts.connects(view, "hive-migration", "hive-postgres", 5432);
        });
    facts.prove(
        "HIVE-S32",
        view -> {
          var job = view.object("Job", "hive-migration");
          job.at("/metadata/name").matches("hive-migration-[0-9a-f]{8}");
          var image = view.object("Deployment", "hive-backend").container("backend").at("/image");
          job.container("migration").at("/image").is(image.text());
          job.at("/spec/backoffLimit").is(0);
          job.at("/spec/activeDeadlineSeconds").is(600);
          job.pod().at("/restartPolicy").is("Never");
          // Kept for longer than a day: one that is gone would be made, and run, once more.
          job.at("/spec/ttlSecondsAfterFinished").isAbsent();
          // Files are applied in the order of their numbers.
          view.object("Files", "units").at("/files/jobs").hasItem("Job hive-migration");
          view.object("Files", "units").at("/files/backend").hasItem("Deployment hive-backend");
          for (var file : List.of("40-jobs.k8s.yaml", "50-backend.k8s.yaml")) {
            view.object("Files", "units")
                .at("/written")
                .hasItem("hive/%s/%s".formatted(view.environment(), file));
          }
        });
  }

  private static void daily(View view) {
    job(view, "hive-backup").at("/spec/schedule").is("0 1 * * *");
    job(view, "hive-backup").at("/spec/suspend").isAbsent();
  }

  private static void covered(View view, String environment, String schedule, long oldest) {
    job(view, "hive-backup").at("/spec/schedule").is(schedule);
    dumpGoesToTheStore(view, environment);
    restores(view);
    view.file(SCRIPTS, "upload.sh").text().contains("gauge " + SUCCESS + " \"$now\"");
    var alert = view.alert("BackupTooOld");
    alert
        .at("/expr")
        .is("time() - max(%s) > %d or absent(max(%s))".formatted(SUCCESS, oldest, SUCCESS));
    alert.at("/labels/severity").is("critical");
  }

  private static void backup(View view, String environment, String schedule) {
    var job = job(view, "hive-backup");
    job.at("/spec/schedule").is(schedule);
    job.at("/spec/timeZone").is(NAIROBI);
    job.at("/spec/concurrencyPolicy").is("Forbid");
    job.at("/spec/jobTemplate/spec/activeDeadlineSeconds").is(3600);
    dumpGoesToTheStore(view, environment);
    variable(job.container("prune"), "BACKUP_KEEP_DAILY").is("7");
    variable(job.container("prune"), "BACKUP_KEEP_WEEKLY").is("4");
    restores(view);
    var test = job(view, "hive-restore-test");
    test.at("/spec/schedule").is("0 3 1 1,4,7,10 *");
    test.at("/spec/suspend").isAbsent();
    starter(test, "restore-test").at("/command").is(List.of("bash", "/scripts/restore-test.sh"));
  }

  /** pg_dump's custom format is compressed; the store encrypts what it is given. */
  private static void dumpGoesToTheStore(View view, String environment) {
    var job = job(view, "hive-backup");
    starter(job, "dump").at("/command").is(List.of("bash", "/scripts/dump.sh"));
    view.file(SCRIPTS, "dump.sh").text().contains("pg_dump --format=custom --no-password");
    variable(starter(job, "dump"), "PGHOST").is("hive-postgres.hive.svc");
    variable(starter(job, "dump"), "PGDATABASE").is("hive");
    var upload = starter(job, "upload");
    upload.at("/command").is(List.of("sh", "/scripts/upload.sh"));
    variable(upload, "BACKUP_BUCKET").is("hive-backups-" + environment);
    variable(upload, "RCLONE_CONFIG_S3_SERVER_SIDE_ENCRYPTION").is("AES256");
    HiveDataFacts.connects(view, "hive-backup", "hive-postgres", 5432);
  }

  /** The restore is a template that runs only when somebody makes a Job of it. */
  private static void restores(View view) {
    var job = job(view, "hive-restore");
    job.at("/spec/suspend").is(true);
    starter(job, "download").at("/command").is(List.of("sh", "/scripts/download.sh"));
    job.container("restore").at("/command").is(List.of("bash", "/scripts/restore.sh"));
    job.container("restore")
        .at("/env[name=PGUSER]/valueFrom/secretKeyRef")
        .is(Map.of("name", "hive-database", "key", "username"));
    HiveDataFacts.connects(view, "hive-restore", "hive-postgres", 5432);
  }

  private static Obj job(View view, String name) {
    return view.object("CronJob", name);
  }

  private static Value starter(Obj job, String name) {
    return job.pod().at("/initContainers[name=" + name + "]");
  }

  private static Value variable(Value container, String name) {
    return container.at("/env[name=" + name + "]/value");
  }
}

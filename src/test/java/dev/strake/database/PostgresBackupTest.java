package dev.strake.database;

import static dev.strake.database.Shop.environment;
import static dev.strake.database.Shop.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.SecretContract;
import dev.strake.testing.Snapshots;
import dev.strake.value.EnvVariable;
import dev.strake.value.Schedule;
import dev.strake.value.Storage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresBackupTest {
  private static final Snapshots SNAPSHOTS = Snapshots.of(PostgresBackupTest.class);
  private static final EnvVariable URL =
      EnvVariable.of("PUSHGATEWAY_URL", "http://shop-pushgateway.shop.svc:9091");

  @AfterAll
  static void everySnapshotIsUsed() {
    SNAPSHOTS.allClaimed();
  }

  private static ManifestSet synthesized(UnaryOperator<PostgresBackupProps.Builder> change) {
    return Shop.with(
        shop ->
            new PostgresBackup(
                shop,
                "backup",
                change
                    .apply(
                        PostgresBackupProps.builder(database(shop), store(shop))
                            .schedule(Schedule.daily(LocalTime.of(1, 0)).in("Africa/Nairobi"))
                            .restoreTest(Schedule.quarterly(LocalTime.of(3, 0)))
                            .publishesTo(new Shop.Gateway(shop, URL)))
                    .build()));
  }

  private static Postgres database(Shop shop) {
    return new Postgres(
        shop,
        "postgres",
        PostgresProps.builder(Postgres.version(16).withExtension("vector"))
            .storage(Storage.gibibytes(100))
            .build());
  }

  private static ObjectStore store(Shop shop) {
    var secret = new SecretContract(shop, "storage", "access-key", "secret-key");
    return ObjectStore.s3(
        "shop-backups",
        "https://s3.example.org",
        secret.key("access-key"),
        secret.key("secret-key"));
  }

  private static JsonNode job(ManifestSet set, String name) {
    return set.find("CronJob", name).orElseThrow().at("/spec");
  }

  private static JsonNode pod(ManifestSet set, String name) {
    return job(set, name).at("/jobTemplate/spec/template/spec");
  }

  private static List<JsonNode> steps(ManifestSet set, String name) {
    var steps = new ArrayList<JsonNode>();
    pod(set, name).path("initContainers").forEach(steps::add);
    pod(set, name).path("containers").forEach(steps::add);
    return steps;
  }

  private static List<String> scripts(ManifestSet set, String name) {
    return steps(set, name).stream()
        .map(s -> s.at("/command/1").asText().replace("/scripts/", ""))
        .toList();
  }

  @Test
  void aBackupIsThreeJobsTheirScriptsAndTheirRules() {
    var set = synthesized(b -> b);
    SNAPSHOTS.matches(
        "jobs",
        new ManifestSet(
            set.stream()
                .filter(m -> m.kind().equals("CronJob") || m.name().matches("shop-(backup|rest).*"))
                .filter(m -> !m.kind().equals("ConfigMap"))
                .toList()));
  }

  @Test
  void nothingIsDeletedBeforeTheNewDumpIsSafe() {
    assertThat(scripts(synthesized(b -> b), "shop-backup"))
        .containsExactly("dump.sh", "upload.sh", "publish.sh", "prune.sh");
  }

  @Test
  void aRestoreDownloadsFirstAndTouchesNoOldDump() {
    var set = synthesized(b -> b);
    assertThat(scripts(set, "shop-restore")).containsExactly("download.sh", "restore.sh");
    assertThat(environment(steps(set, "shop-restore").get(1)))
        .as("who overwrites a database must say so")
        .containsEntry("RESTORE_OVERWRITE", "no")
        .containsEntry("PGHOST", "shop-postgres.shop.svc")
        .containsEntry("PGUSER", "secret shop-database/username")
        .containsEntry("PGPASSWORD", "secret shop-database/password");
  }

  @Test
  void aRestoreWaitsForACommand() {
    var set = synthesized(b -> b);
    assertThat(job(set, "shop-restore").path("suspend").asBoolean()).isTrue();
    assertThat(job(set, "shop-backup").path("suspend").asBoolean()).isFalse();
  }

  @Test
  void theScheduleIsReadInItsZoneOneAtATimeWithinItsDeadline() {
    var backup = job(synthesized(b -> b), "shop-backup");
    assertThat(backup.path("schedule").asText()).isEqualTo("0 1 * * *");
    assertThat(backup.path("timeZone").asText()).isEqualTo("Africa/Nairobi");
    assertThat(backup.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(backup.at("/jobTemplate/spec/activeDeadlineSeconds").asInt()).isEqualTo(3600);
  }

  @Test
  void theTestRestoresIntoADiskOfItsOwnAndNeverReachesTheDatabase() {
    var set = synthesized(b -> b);
    assertThat(scripts(set, "shop-restore-test"))
        .containsExactly("download.sh", "restore-test.sh", "publish.sh");
    assertThat(rules(set, "shop-restore-test", "egress"))
        .containsExactlyInAnyOrder("0.0.0.0/0 [443]", "shop-pushgateway [9091]");
    assertThat(steps(set, "shop-restore-test").get(1).path("image").asText())
        .as("the extensions of the dump must be there")
        .isEqualTo("docker.io/pgvector/pgvector:0.8.7-pg16");
    var scratch = pod(set, "shop-restore-test").findParents("ephemeral");
    assertThat(scratch).extracting(v -> v.path("name").asText()).contains("scratch");
  }

  @Test
  void theNetworkOpensExactlyWhatTheJobsUse() {
    var set = synthesized(b -> b);
    assertThat(rules(set, "shop-backup", "egress"))
        .containsExactlyInAnyOrder(
            "shop-postgres [5432]", "0.0.0.0/0 [443]", "shop-pushgateway [9091]");
    assertThat(rules(set, "shop-restore", "egress"))
        .containsExactlyInAnyOrder("shop-postgres [5432]", "0.0.0.0/0 [443]");
    assertThat(rules(set, "shop-postgres", "ingress"))
        .containsExactlyInAnyOrder(
            "shop-postgres-exporter [5432]", "shop-backup [5432]", "shop-restore [5432]");
  }

  @Test
  void aStoreInAPrivateNetworkIsReachedThereAndNowhereElse() {
    var set =
        Shop.with(
            shop ->
                new PostgresBackup(
                    shop,
                    "backup",
                    PostgresBackupProps.builder(
                            database(shop),
                            ObjectStore.s3("shop-backups", "https://minio.internal:9000")
                                .within("10.9.0.0/24"))
                        .build()));
    assertThat(rules(set, "shop-backup", "egress"))
        .containsExactlyInAnyOrder("shop-postgres [5432]", "10.9.0.0/24 [9000]");
    assertThat(environment(steps(set, "shop-backup").get(1)))
        .containsEntry("RCLONE_CONFIG_S3_ENV_AUTH", "true");
    assertThat(set.find("CronJob", "shop-restore-test")).isEmpty();
  }

  @Test
  void dumpsAreEncryptedAtRestAndKeptAsStated() {
    var set = synthesized(b -> b.keep(7, 4));
    assertThat(environment(steps(set, "shop-backup").get(1)))
        .containsEntry("RCLONE_CONFIG_S3_SERVER_SIDE_ENCRYPTION", "AES256")
        .containsEntry("RCLONE_CONFIG_S3_ACCESS_KEY_ID", "secret shop-storage/access-key")
        .containsEntry("RCLONE_CONFIG_S3_SECRET_ACCESS_KEY", "secret shop-storage/secret-key")
        .containsEntry("BACKUP_PREFIX", "shop/test/shop");
    assertThat(environment(steps(set, "shop-backup").get(3)))
        .containsEntry("BACKUP_KEEP_DAILY", "7")
        .containsEntry("BACKUP_KEEP_WEEKLY", "4");
  }

  @Test
  void everyStepIsBoundedAndRestricted() {
    var set = synthesized(b -> b);
    var steps = new ArrayList<JsonNode>();
    set.ofKind("CronJob").forEach(c -> steps.addAll(steps(set, c.name())));
    assertThat(steps)
        .hasSize(9)
        .allSatisfy(
            s -> {
              assertThat(s.at("/resources/limits/memory").isTextual()).isTrue();
              assertThat(s.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(s.path("volumeMounts").findValuesAsText("mountPath"))
                  .contains("/scripts", "/work", "/tmp");
            });
  }

  @Test
  void everyScriptThatAStepRunsIsThere() {
    var set = synthesized(b -> b);
    var files = Shop.configMap(set, "shop-backup-scripts").at("/data");
    for (var job : set.ofKind("CronJob")) {
      assertThat(scripts(set, job.name())).allSatisfy(s -> assertThat(files.has(s)).as(s).isTrue());
    }
  }

  @Test
  void metricsArePushedUnderTheJobsName() {
    var publish = environment(steps(synthesized(b -> b), "shop-backup").get(2));
    assertThat(publish)
        .containsEntry("PUSHGATEWAY_URL", "http://shop-pushgateway.shop.svc:9091")
        .containsEntry("PUSHGATEWAY_JOB", "shop-backup")
        .containsEntry("PUSHGATEWAY_GROUP", "namespace/shop");
    assertThat(PostgresBackup.metrics()).contains(BackupMetrics.LAST_SUCCESS);
  }

  @Test
  void aDumpIsOverdueAnHourAfterItShouldHaveBeenDone() {
    // 26 h for a daily dump, and for a weekly one (8 days are stated) a bound in between.
    assertThat(overdue(Schedule.daily(LocalTime.of(1, 0)))).isEqualTo(Duration.ofHours(26));
    assertThat(overdue(Schedule.weekly(DayOfWeek.SUNDAY, LocalTime.of(1, 0))))
        .isBetween(Duration.ofDays(7), Duration.ofDays(8));
  }

  private static Duration overdue(Schedule schedule) {
    var found = new ArrayList<Duration>();
    Shop.with(
        shop ->
            found.add(
                new PostgresBackup(
                        shop,
                        "backup",
                        PostgresBackupProps.builder(database(shop), store(shop))
                            .schedule(schedule)
                            .build())
                    .overdueAfter()));
    return found.get(0);
  }

  @Test
  void anEndpointInPlainTextIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObjectStore.s3("shop-backups", "http://s3.example.org"))
        .withMessageContaining("must start with 'https://', got 'http://s3.example.org'");
  }

  @Test
  void anEndpointThatHoldsAPasswordIsRejectedWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObjectStore.s3("shop-backups", "https://me:hunter2@s3.example.org"))
        .withMessageContaining("must hold no credentials")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void aBackupThatKeepsNothingIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> synthesized(b -> b.keep(0, 4)))
        .withMessage("daily dumps to keep must be 1 or more, got 0");
  }

  @Test
  void whoTakesNoPushesIsNoPushgateway() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Shop.with(
                    shop ->
                        PostgresBackupProps.builder(database(shop), store(shop))
                            .publishesTo(new Shop.Gateway(shop))
                            .build()))
        .withMessage("pushgateway must give its users PUSHGATEWAY_URL, got only []");
  }
}

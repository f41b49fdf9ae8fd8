package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.it.ObjectStore.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** upload.sh and download.sh against an S3 server. */
class ScriptsUploadIT {

  private static final Instant SATURDAY = Instant.parse("2026-11-21T01:00:07Z");
  private static final String NAME = "2026-11-21T0100Z.dump";

  @TempDir static Path folder;
  private static ObjectStore store;

  @BeforeAll
  static void start() {
    store = new ObjectStore();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void empty() {
    store.fault(Fault.NONE);
    store.empty();
  }

  private static Pod pod() {
    return Pod.in(folder, store.environment()).with(Map.of("PGDATABASE", "hive"));
  }

  private static Pod dumped() {
    return pod().dumped(SATURDAY, "a dump");
  }

  @Test
  void theFirstDumpOfAWeekIsStoredDailyAndWeeklyEncryptedAndWithItsHash() {
    var pod = dumped();

    pod.rclone("upload.sh").succeeds();

    assertThat(store.keys()).containsExactly("daily/" + NAME, "weekly/" + NAME);
    for (var key : store.keys()) {
      assertThat(store.get(key)).isEqualTo("a dump".getBytes(StandardCharsets.UTF_8));
      assertThat(store.header(key, "x-amz-server-side-encryption")).isEqualTo("AES256");
      assertThat(store.header(key, "x-amz-meta-sha256")).isEqualTo(Pod.sha256(store.get(key)));
    }
    assertThat(pod.read("dump.meta")).contains("\nkey daily/" + NAME + "\n");
    assertThat(pod.read("metrics.prom"))
        .contains("\nstrake_backup_size_bytes{database=\"hive\"} 6\n")
        .containsPattern("\nstrake_backup_duration_seconds\\{database=\"hive\"} \\d+\n")
        .containsPattern(
            "\nstrake_backup_last_success_timestamp_seconds\\{database=\"hive\"} \\d{10}\n");
  }

  @Test
  void aSecondDumpOfTheWeekIsStoredDailyOnly() {
    dumped().rclone("upload.sh").succeeds();

    // Sunday belongs to the same ISO week, Monday to the next.
    pod().dumped(Instant.parse("2026-11-22T23:59:00Z"), "b").rclone("upload.sh").succeeds();
    assertThat(store.names("weekly")).containsExactly(NAME);

    pod().dumped(Instant.parse("2026-11-23T00:00:00Z"), "c").rclone("upload.sh").succeeds();
    assertThat(store.names("weekly")).containsExactly(NAME, "2026-11-23T0000Z.dump");
    assertThat(store.names("daily")).hasSize(3);
  }

  @Test
  void refusedCredentialsLeaveNothing() {
    store.fault(Fault.of("PUT", "/", 403));

    failsAndLeavesNothing(dumped());
  }

  @Test
  void aServerInTroubleLeavesNothing() {
    store.fault(Fault.of("PUT", "/", 500));

    failsAndLeavesNothing(dumped());
  }

  @Test
  void aDumpThatReadsBackDamagedIsRemovedAgain() {
    store.fault(Fault.damaged("/partial/"));

    failsAndLeavesNothing(dumped());
  }

  @Test
  void aDumpThatCannotBeMovedToItsKeyLeavesNothing() {
    store.fault(Fault.of("PUT", "/daily/", 500));

    failsAndLeavesNothing(dumped());
  }

  @Test
  void anUploadThatIsStoppedEndsAtOnceAndLeavesNothing() throws InterruptedException {
    var come = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    store.fault(Fault.held("GET", "/partial/", come, released));
    var upload = dumped().startRclone("upload.sh");
    come.await();
    assertThat(store.keys()).containsExactly("partial/" + NAME);

    upload.destroy();

    assertThat(upload.waitFor()).isEqualTo(143);
    assertThat(store.keys()).isEmpty();
    released.countDown();
  }

  @Test
  void aMissingBucketIsNotMade() {
    var pod = dumped().with(Map.of("BACKUP_BUCKET", "mistyped"));

    assertThat(pod.rclone("upload.sh").exits(1).err()).contains("NoSuchBucket");
    assertThat(pod.rclone("upload.sh").exits(1).err()).contains("NoSuchBucket");
  }

  @Test
  void aDumpThatIsNotTheRecordedOneIsNotUploaded() {
    var pod = dumped();
    pod.write("dump", "a dumb");
    failsAndLeavesNothing(pod);

    failsAndLeavesNothing(pod());
  }

  private static void failsAndLeavesNothing(Pod pod) {
    pod.rclone("upload.sh").exits(1);
    assertThat(store.keys()).isEmpty();
    assertThat(pod.has("metrics.prom")).isFalse();
    // Neither of the scripts that follow it does a thing.
    pod.rclone("prune.sh").exits(1);
    pod.rclone("publish.sh").exits(2);
  }

  @Test
  void aMissingVariableIsNamed() {
    var pod = Pod.in(folder, Map.of("BACKUP_BUCKET", "backups"));

    assertThat(pod.rclone("upload.sh").exits(2).err()).contains("BACKUP_PREFIX is not set");
  }

  @Test
  void theNewestDumpIsFetched() {
    pod().dumped(SATURDAY, "newer").rclone("upload.sh").succeeds();
    pod().dumped(SATURDAY.minusSeconds(86_400), "older").rclone("upload.sh").succeeds();
    store.put("daily/readme.txt", "not a dump");
    var pod = pod();

    pod.rclone("download.sh").succeeds();

    assertThat(pod.read("dump")).isEqualTo("newer");
    assertThat(pod.read("dump.meta"))
        .contains("database hive\n", "size 5\n", "key daily/" + NAME + "\n");
  }

  @Test
  void aNamedDumpIsFetched() {
    pod().dumped(SATURDAY, "newer").rclone("upload.sh").succeeds();
    pod().dumped(SATURDAY.minusSeconds(86_400), "older").rclone("upload.sh").succeeds();
    var pod = pod().with(Map.of("BACKUP_KEY", "daily/2026-11-20T0100Z.dump"));

    pod.rclone("download.sh").succeeds();

    assertThat(pod.read("dump")).isEqualTo("older");
  }

  @Test
  void aWeeklyDumpIsFetchedWhereThereIsNoDailyOne() {
    store.put("weekly/" + NAME, "weekly");
    var pod = pod();

    assertThat(pod.rclone("download.sh").succeeds().err()).contains("carries no sha256");
    assertThat(pod.read("dump")).isEqualTo("weekly");
  }

  @Test
  void whatCannotBeFetchedWholeIsNotThere() {
    var pod = pod();
    assertThat(pod.rclone("download.sh").exits(1).err()).contains("there is no dump below");

    dumped().rclone("upload.sh").succeeds();
    store.fault(Fault.damaged("/daily/"));
    pod.rclone("download.sh").exits(1);
    store.fault(Fault.of("GET", "/daily/", 500));
    pod.rclone("download.sh").exits(1);
    store.fault(Fault.NONE);
    pod.with(Map.of("BACKUP_KEY", "daily/2020-01-01T0000Z.dump")).rclone("download.sh").exits(1);
    pod.with(Map.of("BACKUP_KEY", "../other")).rclone("download.sh").exits(2);

    assertThat(pod.has("dump") || pod.has("dump.meta") || pod.has("dump.partial")).isFalse();
  }
}

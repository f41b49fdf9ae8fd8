package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.it.ObjectStore.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** prune.sh against an S3 server. */
class ScriptsPruneIT {

  /** 01:00 in Nairobi, on a Tuesday. */
  private static final Instant FIRST = Instant.parse("2026-09-01T22:00:00Z");

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

  private static Pod uploaded(Instant started) {
    var pod = Pod.in(folder, store.environment()).dumped(started, "dump of " + started);
    pod.rclone("upload.sh").succeeds();
    return pod;
  }

  private static Instant day(int number) {
    return FIRST.plus(Duration.ofDays(number));
  }

  @Test
  void sixtyDaysLeaveSevenDailyAndFourWeeklyDumps() {
    for (var number = 0; number < 60; number++) {
      uploaded(day(number)).rclone("prune.sh").succeeds();
      assertThat(store.names("daily")).hasSize(Math.min(number + 1, 7));
    }

    // The last day is 2026-10-30, a Friday; weeks begin on Monday.
    assertThat(store.names("daily"))
        .containsExactly(
            "2026-10-24T2200Z.dump",
            "2026-10-25T2200Z.dump",
            "2026-10-26T2200Z.dump",
            "2026-10-27T2200Z.dump",
            "2026-10-28T2200Z.dump",
            "2026-10-29T2200Z.dump",
            "2026-10-30T2200Z.dump");
    assertThat(store.names("weekly"))
        .containsExactly(
            "2026-10-05T2200Z.dump",
            "2026-10-12T2200Z.dump",
            "2026-10-19T2200Z.dump",
            "2026-10-26T2200Z.dump");
    assertThat(store.names("partial")).isEmpty();
  }

  private static void dailies(int days) {
    for (var number = 0; number < days; number++) {
      store.put("daily/" + name(day(number)), "old");
    }
  }

  private static String name(Instant time) {
    return time.toString().substring(0, 16).replaceFirst(":(\\d\\d)$", "$1Z.dump");
  }

  @Test
  void daysWithoutADumpDeleteNothing() {
    dailies(6);

    uploaded(day(50)).rclone("prune.sh").succeeds();

    assertThat(store.names("daily")).hasSize(7).contains("2026-09-01T2200Z.dump");
  }

  @Test
  void severalDumpsOfOneDayCountAsOne() {
    dailies(6);
    store.put("daily/2026-09-06T0900Z.dump", "before a migration");

    uploaded(day(6)).rclone("prune.sh").succeeds();

    assertThat(store.names("daily")).hasSize(8);
  }

  @Test
  void aDumpMadeWithAWrongClockIsNotDeletedByItsOwnRun() {
    dailies(10);

    uploaded(Instant.parse("2001-01-01T00:00:00Z")).rclone("prune.sh").succeeds();

    assertThat(store.names("daily")).hasSize(8).contains("2001-01-01T0000Z.dump");
  }

  @Test
  void whatIsNotADumpIsLeftAlone() {
    dailies(10);
    var others = List.of("daily/notes.txt", "daily/2020-01-01T0000Z.dump.bak", "monthly/x.dump");
    others.forEach(key -> store.put(key, "mine"));

    uploaded(day(10)).rclone("prune.sh").succeeds();

    assertThat(store.keys()).containsAll(others).hasSize(7 + 1 + others.size());
  }

  @Test
  void theNumbersCanBeChosenButNotZero() {
    dailies(10);
    var pod = uploaded(day(10));

    for (var wrong : List.of("0", "-1", "many", "")) {
      var result = pod.with(Map.of("BACKUP_KEEP_DAILY", wrong)).rclone("prune.sh");
      assertThat(result.exit()).as("keep \"%s\"", wrong).isEqualTo(wrong.isEmpty() ? 0 : 2);
    }
    assertThat(store.names("daily")).hasSize(7);
    pod.with(Map.of("BACKUP_KEEP_DAILY", "2")).rclone("prune.sh").succeeds();
    assertThat(store.names("daily")).containsExactly(name(day(9)), name(day(10)));
  }

  @Test
  void aRefusedDeletionFailsAndLosesNoDump() {
    dailies(10);
    var pod = uploaded(day(10));
    var before = new ArrayList<>(store.keys());

    store.fault(Fault.of("DELETE", "/daily/", 403));
    pod.rclone("prune.sh").exits(1);
    store.fault(Fault.of("GET", "/backups", 500));
    pod.rclone("prune.sh").exits(1);

    assertThat(store.keys()).isEqualTo(before);
  }
}

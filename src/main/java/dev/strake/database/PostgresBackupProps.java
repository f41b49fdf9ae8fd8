package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.Connectable;
import dev.strake.value.Checks;
import dev.strake.value.Image;
import dev.strake.value.Schedule;
import dev.strake.value.Storage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * How a database is backed up.
 *
 * @param database which
 * @param store where to
 * @param prefix folder in the bucket, empty for {@code <system>/<environment>/<database>}
 * @param schedule when it is dumped
 * @param keepDaily days whose dumps stay
 * @param keepWeekly weeks of which one dump stays
 * @param restoreTest when a restore is tested, never where empty
 * @param restoreTestQuery a SELECT whose first value must be true in a restored database, empty for
 *     none
 * @param pushgateway where the jobs' metrics go, nowhere where empty
 * @param deadline time after which a backup has failed
 * @param restoreDeadline time after which a restore or a test of one has failed
 * @param workSpace disk for one dump
 * @param restoreSpace disk for one restored database, while it is tested
 * @param rclone image that reaches the store
 */
public record PostgresBackupProps(
    Database database,
    ObjectStore store,
    String prefix,
    Schedule schedule,
    int keepDaily,
    int keepWeekly,
    Optional<Schedule> restoreTest,
    String restoreTestQuery,
    Optional<Connectable> pushgateway,
    Duration deadline,
    Duration restoreDeadline,
    Storage workSpace,
    Storage restoreSpace,
    Image rclone) {

  /**
   * Checks what only the backup knows.
   *
   * @throws IllegalArgumentException when nothing would be kept, or a name is malformed
   */
  public PostgresBackupProps {
    requireNonNull(database, "database");
    requireNonNull(store, "store");
    requireNonNull(schedule, "schedule");
    requireNonNull(restoreTest, "restoreTest");
    requireNonNull(restoreTestQuery, "restoreTestQuery");
    requireNonNull(pushgateway, "pushgateway");
    requireNonNull(workSpace, "workSpace");
    requireNonNull(restoreSpace, "restoreSpace");
    requireNonNull(rclone, "rclone");
    Checks.that(
        prefix.isEmpty() || prefix.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*"),
        "prefix must be folders of letters, digits, '.', '_' and '-' without '/' at its ends, got"
            + " '%s'",
        prefix);
    Checks.that(keepDaily >= 1, "daily dumps to keep must be 1 or more, got %d", keepDaily);
    Checks.that(keepWeekly >= 1, "weekly dumps to keep must be 1 or more, got %d", keepWeekly);
    checkDeadline("backup", deadline);
    checkDeadline("restore", restoreDeadline);
    pushgateway.ifPresent(PostgresBackupProps::checkPushgateway);
  }

  private static void checkDeadline(String what, Duration deadline) {
    Checks.that(
        deadline.toMinutes() >= 1,
        "deadline of a %s must be 1 min or more, got %s",
        what,
        deadline);
  }

  private static void checkPushgateway(Connectable gateway) {
    Checks.that(
        gateway.link().environment().stream().anyMatch(v -> v.name().equals("PUSHGATEWAY_URL")),
        "pushgateway must give its users PUSHGATEWAY_URL, got only %s",
        gateway.link().environment().stream().map(v -> v.name()).toList());
  }

  /** Starts with the database and the bucket. */
  public static Builder builder(Database database, ObjectStore store) {
    return new Builder(database, store);
  }

  /** Collects how it is backed up. */
  public static final class Builder {
    private final Database database;
    private final ObjectStore store;
    private String prefix = "";
    private Schedule schedule = Schedule.daily(LocalTime.of(1, 0));
    private int keepDaily = 7;
    private int keepWeekly = 4;
    private Optional<Schedule> restoreTest = Optional.empty();
    private String restoreTestQuery = "";
    private Optional<Connectable> pushgateway = Optional.empty();
    private Duration deadline = Duration.ofHours(1);
    private Duration restoreDeadline = Duration.ofHours(4);
    private Storage workSpace;
    private Storage restoreSpace;
    private Image rclone = Image.of("docker.io/rclone/rclone", "1.71.2");

    private Builder(Database database, ObjectStore store) {
      this.database = database;
      this.store = store;
      var size =
          database instanceof Postgres postgres ? postgres.storage() : Storage.gibibytes(100);
      this.workSpace = size;
      this.restoreSpace = size;
    }

    /** Folder in the bucket. Default: {@code <system>/<environment>/<database>}. */
    public Builder prefix(String folder) {
      this.prefix = folder;
      return this;
    }

    /** When it is dumped. Default: daily at 01:00 UTC. */
    public Builder schedule(Schedule schedule) {
      this.schedule = schedule;
      return this;
    }

    /** Days and weeks whose dumps stay, 1 or more each. Default: 7 and 4. */
    public Builder keep(int daily, int weekly) {
      this.keepDaily = daily;
      this.keepWeekly = weekly;
      return this;
    }

    /** Tests a restore again and again. Default: never, and then nobody knows whether it works. */
    public Builder restoreTest(Schedule schedule) {
      this.restoreTest = Optional.of(schedule);
      return this;
    }

    /** A SELECT whose first value must be true in a restored database. Default: none. */
    public Builder restoreTestQuery(String select) {
      this.restoreTestQuery = select;
      return this;
    }

    /** Where the jobs' metrics go: a part that gives {@code PUSHGATEWAY_URL}. Default: nowhere. */
    public Builder publishesTo(Connectable pushgateway) {
      this.pushgateway = Optional.of(pushgateway);
      return this;
    }

    /** Time after which a backup has failed, 1 min or more. Default: 1 h. */
    public Builder deadline(Duration time) {
      this.deadline = time;
      return this;
    }

    /** Time after which a restore or its test has failed, 1 min or more. Default: 4 h. */
    public Builder restoreDeadline(Duration time) {
      this.restoreDeadline = time;
      return this;
    }

    /** Disk for one dump, from the cluster's StorageClass. Default: that of the database. */
    public Builder workSpace(Storage size) {
      this.workSpace = size;
      return this;
    }

    /** Disk for one restored database while it is tested. Default: that of the database. */
    public Builder restoreSpace(Storage size) {
      this.restoreSpace = size;
      return this;
    }

    /** Image that reaches the store. Default: rclone 1.71.2. */
    public Builder rclone(Image image) {
      this.rclone = image;
      return this;
    }

    /** The props. */
    public PostgresBackupProps build() {
      return new PostgresBackupProps(
          database,
          store,
          prefix,
          schedule,
          keepDaily,
          keepWeekly,
          restoreTest,
          restoreTestQuery,
          pushgateway,
          deadline,
          restoreDeadline,
          workSpace,
          restoreSpace,
          rclone);
    }
  }
}

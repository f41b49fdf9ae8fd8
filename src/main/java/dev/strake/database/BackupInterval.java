package dev.strake.database;

import dev.strake.value.Schedule;
import java.time.Duration;

/** The longest time between two runs of a schedule, on the safe side. */
final class BackupInterval {
  private BackupInterval() {}

  static Duration of(Schedule schedule) {
    var fields = schedule.cron().split(" ");
    if (!fields[3].equals("*")) {
      return Duration.ofDays(366);
    }
    if (!fields[2].equals("*")) {
      return Duration.ofDays(31);
    }
    if (!fields[4].equals("*")) {
      return Duration.ofDays(7);
    }
    return fields[1].equals("*") ? Duration.ofHours(1) : Duration.ofDays(1);
  }
}

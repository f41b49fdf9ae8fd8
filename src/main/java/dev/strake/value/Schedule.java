package dev.strake.value;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When something runs again and again.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week
 * @param zone time zone in which the fields are read
 */
public record Schedule(String cron, ZoneId zone) {
  private static final String FIELD = "[0-9*/,A-Za-z-]+";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when there are not five fields
   */
  public Schedule {
    requireNonNull(zone, "zone");
    Checks.that(
        cron.matches(FIELD + "( " + FIELD + "){4}"),
        "schedule must have five fields such as '0 1 * * *', got '%s'",
        cron);
  }

  /** A schedule in cron's five fields, read in UTC. */
  public static Schedule cron(String fields) {
    return new Schedule(fields, ZoneId.of("Etc/UTC"));
  }

  /** Once a day. */
  public static Schedule daily(LocalTime time) {
    return cron("%s %s * * *".formatted(time.getMinute(), time.getHour()));
  }

  /** Once a week. */
  public static Schedule weekly(DayOfWeek day, LocalTime time) {
    return cron("%s %s * * %s".formatted(time.getMinute(), time.getHour(), day.getValue() % 7));
  }

  /** Once in three months, on the first day of January, April, July and October. */
  public static Schedule quarterly(LocalTime time) {
    return cron("%s %s 1 1,4,7,10 *".formatted(time.getMinute(), time.getHour()));
  }

  /** The same fields read in another time zone, such as {@code Africa/Nairobi}. */
  public Schedule in(String zone) {
    return new Schedule(cron, ZoneId.of(zone));
  }
}

package dev.strake.metrics.promql;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which series of two vectors belong together.
 *
 * @param by how partners are found
 * @param labels the labels that are compared, or left out of the comparison
 * @param many which side may have several series per partner
 * @param copied labels that side takes over from the other
 */
public record Matching(By by, List<String> labels, Many many, List<String> copied) {

  /** How partners are found. */
  public enum By {
    /** All labels are the same. */
    ALL,
    /** The given labels are the same. */
    ON,
    /** All labels but the given ones are the same. */
    IGNORING
  }

  /** Which side may have several series per partner. */
  public enum Many {
    /** One to one. */
    NONE,
    /** Several on the left. */
    LEFT,
    /** Several on the right. */
    RIGHT
  }

  /** All labels are the same, one to one. */
  public static final Matching SAME_LABELS = new Matching(By.ALL, List.of(), Many.NONE, List.of());

  public Matching {
    requireNonNull(by, "by");
    requireNonNull(many, "many");
    labels = List.copyOf(labels);
    copied = List.copyOf(copied);
    Names.check(labels);
    Names.check(copied);
    Checks.that(
        by != By.ALL || labels.isEmpty() && many == Many.NONE,
        "group_left and group_right must follow on or ignoring");
    Checks.that(
        many != Many.NONE || copied.isEmpty(),
        "labels must be copied with group_left or group_right");
    for (var label : copied) {
      Checks.that(
          by != By.ON || !labels.contains(label),
          "label must be either matched on or copied, got '%s' for both",
          label);
    }
  }

  /** Partners have the same values of these labels. */
  public static Matching on(String... labels) {
    return new Matching(By.ON, List.of(labels), Many.NONE, List.of());
  }

  /** Partners have the same values of all labels but these. */
  public static Matching ignoring(String... labels) {
    return new Matching(By.IGNORING, List.of(labels), Many.NONE, List.of());
  }

  /** The left side may have several series per partner, and takes these labels over. */
  public Matching groupLeft(String... copied) {
    return new Matching(by, labels, Many.LEFT, List.of(copied));
  }

  /** The right side may have several series per partner, and takes these labels over. */
  public Matching groupRight(String... copied) {
    return new Matching(by, labels, Many.RIGHT, List.of(copied));
  }

  @Override
  public String toString() {
    if (by == By.ALL) {
      return "";
    }
    var text = (by == By.ON ? " on " : " ignoring ") + Names.list(labels);
    return switch (many) {
      case NONE -> text;
      case LEFT -> text + " group_left " + Names.list(copied);
      case RIGHT -> text + " group_right " + Names.list(copied);
    };
  }
}

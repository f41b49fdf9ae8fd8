package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.SourceLine;
import dev.strake.value.Checks;
import dev.strake.value.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A page of Grafana. Panels stand in the order given, from left to right, 24 columns a row.
 *
 * @param uid fixed id, at most 40 characters; the page's address
 * @param title what it is called
 * @param panels its pictures
 * @param range how far back it looks when opened
 * @param source the line that wrote it
 */
public record Dashboard(
    String uid, String title, List<Panel> panels, Duration range, SourceLine source) {

  /**
   * Checks id and titles.
   *
   * @throws IllegalArgumentException when the id is malformed or two panels share a title
   */
  public Dashboard {
    requireNonNull(source, "source");
    Names.checkName("dashboard uid", uid);
    Checks.that(uid.length() <= 40, "dashboard uid must be at most 40 characters, got '%s'", uid);
    Checks.that(!title.isBlank(), "dashboard '%s' must have a title, got none", uid);
    panels = List.copyOf(panels);
    Checks.that(!panels.isEmpty(), "dashboard '%s' must have a panel, got none", title);
    var titles = new HashSet<String>();
    for (var panel : panels) {
      Checks.that(
          titles.add(panel.title()),
          "panels of dashboard '%s' must have titles of their own, got '%s' twice",
          title,
          panel.title());
    }
    Checks.that(
        range.toMinutes() >= 1,
        "range of dashboard '%s' must be 1 min or more, got %s",
        uid,
        range);
  }

  /** Starts an empty page. */
  public static Builder builder(String uid, String title) {
    return new Builder(uid, title);
  }

  /** Collects panels. */
  public static final class Builder {
    private final String uid;
    private final String title;
    private final List<Panel> panels = new ArrayList<>();
    private Duration range = Duration.ofHours(6);

    private Builder(String uid, String title) {
      this.uid = uid;
      this.title = title;
    }

    /** Adds panels, from left to right. */
    public Builder panels(Panel... more) {
      panels.addAll(List.of(more));
      return this;
    }

    /** How far back it looks when opened. Default: 6 h. */
    public Builder range(Duration range) {
      this.range = range;
      return this;
    }

    /** The dashboard. */
    public Dashboard build() {
      return new Dashboard(uid, title, panels, range, SourceLine.ofCaller());
    }
  }
}

package dev.strake.logging;

import dev.strake.platform.LogStore;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Collects what containers write to standard output and keeps it for a while: a collector on every
 * node, and one Loki.
 *
 * <p>Backends need no route to Loki: a second way there would double their lines.
 */
public final class Logging extends Part implements LogStore, Observed {
  /** The labels of every log stream, and no others: each further one multiplies the streams. */
  public static final List<String> LABELS = List.of("namespace", "pod", "container", "app");

  static final Stack STACK = Stack.monitoring("logging");

  private final LokiServer loki;
  private final Collector collector;

  /** Runs the collector of the props and a Loki that it sends to. */
  public Logging(Construct scope, String id, LoggingProps props) {
    super(scope, id);
    this.loki = new LokiServer(this, props);
    this.collector = new Collector(this, props, loki.url());
    scope().graph().connect(collector.pods(), loki.pods(), "sends logs", LokiServer.PORT);
    scope().graph().connectToApiServer(collector.pods(), "reads the labels of pods");
    check(() -> diskTooSmall(props).stream().toList());
  }

  @Override
  public String url() {
    return loki.url();
  }

  @Override
  public Link link() {
    return new Link(loki.pods(), List.<Port>of(LokiServer.PORT), List.of());
  }

  @Override
  public List<Observation> observations() {
    return List.of(loki.observation(), collector.observation());
  }

  private static Optional<String> diskTooSmall(LoggingProps props) {
    if (props.perDay().isEmpty() || !(props.storage() instanceof LokiStorage.Disk disk)) {
      return Optional.empty();
    }
    // One day more, because Loki frees space only hours after a line's time is over.
    var days = props.retention().toDays() + 1;
    var needed = props.perDay().get().bytes() * days;
    return disk.size().bytes() >= needed
        ? Optional.empty()
        : Optional.of(
            "storage must hold %d days of %s, got %s; write %d gibibytes or more, or keep logs for"
                    .formatted(days, props.perDay().get(), disk.size(), ceilGibibytes(needed))
                + " fewer days");
  }

  private static long ceilGibibytes(long bytes) {
    return (bytes + (1L << 30) - 1) >> 30;
  }
}

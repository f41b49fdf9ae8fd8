package dev.strake.workload;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.Quantities;
import dev.strake.value.Checks;
import java.time.Duration;
import java.util.List;
import org.cdk8s.plus34.k8s.ExecAction;
import org.cdk8s.plus34.k8s.HttpGetAction;
import org.cdk8s.plus34.k8s.TcpSocketAction;

/**
 * How the kubelet asks a container how it is.
 *
 * @param question what is asked
 * @param period time between two questions, whole seconds
 * @param timeout time to answer, whole seconds
 * @param failureThreshold failed questions in a row that count
 */
public record Probe(Question question, Duration period, Duration timeout, int failureThreshold) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a time is below a second or the threshold below one
   */
  public Probe {
    requireNonNull(question, "question");
    Checks.that(period.toSeconds() >= 1, "probe period must be 1 s or more, got %s", period);
    Checks.that(timeout.toSeconds() >= 1, "probe timeout must be 1 s or more, got %s", timeout);
    Checks.that(
        failureThreshold >= 1,
        "probe failure threshold must be 1 or more, got %d",
        failureThreshold);
  }

  /** Asks for a path over HTTP, by the name of a port. Period 10 s, timeout 3 s, 3 failures. */
  public static Probe http(String path, String port) {
    Checks.that(path.startsWith("/"), "probe path must start with '/', got '%s'", path);
    return of(new Http(path, port));
  }

  /** Runs a command in the container. Period 10 s, timeout 3 s, 3 failures. */
  public static Probe exec(String... command) {
    return of(new Exec(List.of(command)));
  }

  /** Opens a connection to a port by its name. Period 10 s, timeout 3 s, 3 failures. */
  public static Probe tcp(String port) {
    return of(new Tcp(port));
  }

  private static Probe of(Question question) {
    return new Probe(question, Duration.ofSeconds(10), Duration.ofSeconds(3), 3);
  }

  /** The same question at another pace. */
  public Probe every(Duration period) {
    return new Probe(question, period, timeout, failureThreshold);
  }

  /** The same question with more or less time to answer. */
  public Probe timeout(Duration timeout) {
    return new Probe(question, period, timeout, failureThreshold);
  }

  /** The same question with another number of failures that count. */
  public Probe failures(int threshold) {
    return new Probe(question, period, timeout, threshold);
  }

  org.cdk8s.plus34.k8s.Probe render() {
    var probe =
        org.cdk8s.plus34.k8s.Probe.builder()
            .periodSeconds(period.toSeconds())
            .timeoutSeconds(timeout.toSeconds())
            .failureThreshold(failureThreshold);
    question.render(probe);
    return probe.build();
  }

  /** What is asked. */
  public sealed interface Question {
    /** Writes it into the probe that cdk8s-plus takes. */
    void render(org.cdk8s.plus34.k8s.Probe.Builder probe);

    /** Name of the port that is asked, empty for a command. */
    default String port() {
      return "";
    }
  }

  /**
   * A path over HTTP.
   *
   * @param path path
   * @param port name of the port
   */
  public record Http(String path, String port) implements Question {
    @Override
    public void render(org.cdk8s.plus34.k8s.Probe.Builder probe) {
      probe.httpGet(HttpGetAction.builder().path(path).port(Quantities.text(port)).build());
    }
  }

  /**
   * A command.
   *
   * @param command program and arguments
   */
  public record Exec(List<String> command) implements Question {
    public Exec {
      command = List.copyOf(command);
    }

    @Override
    public void render(org.cdk8s.plus34.k8s.Probe.Builder probe) {
      probe.exec(ExecAction.builder().command(command).build());
    }
  }

  /**
   * A connection.
   *
   * @param port name of the port
   */
  public record Tcp(String port) implements Question {
    @Override
    public void render(org.cdk8s.plus34.k8s.Probe.Builder probe) {
      probe.tcpSocket(TcpSocketAction.builder().port(Quantities.text(port)).build());
    }
  }
}

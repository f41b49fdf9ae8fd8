package dev.strake.it;

import static dev.strake.it.Pods.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A started container: its probes can be asked, commands run in it, and it can be stopped. */
final class RunningContainer implements AutoCloseable {

  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  private final JsonNode container;
  private final Path spec;
  private final Process process;
  private final PodNetwork network;
  private final String address;
  private final StandIn image;

  RunningContainer(
      JsonNode container,
      Path spec,
      Process process,
      PodNetwork network,
      String address,
      StandIn image) {
    this.container = container;
    this.spec = spec;
    this.process = process;
    this.network = network;
    this.address = address;
    this.image = image;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  Process process() {
    return process;
  }

  /** What the container has written so far. */
  String log() {
    return PodSandbox.read(spec.resolve("log"));
  }

  /** The program that runs in it, such as {@code postgres}. */
  String kind() {
    return image.version().get(0);
  }

  /** The address of its pod. */
  String address() {
    return address;
  }

  /** Where a path of its first port is asked for. */
  String url(String path) {
    return "http://%s:%d%s"
        .formatted(address, container.at("/ports/0/containerPort").asInt(), path);
  }

  /** Runs a command inside the container, as its user and with its environment. */
  Outcome exec(int timeoutSeconds, List<String> command) {
    var inside = program();
    if (inside.isEmpty()) {
      return new Outcome(command, 126, "", "the container does not run");
    }
    var whole =
        new ArrayList<>(
            List.of(
                Path.of("src/it/runner/run-container").toAbsolutePath().toString(),
                spec.toString(),
                "exec",
                "" + inside.get().pid()));
    whole.addAll(command);
    return Programs.run(Duration.ofSeconds(timeoutSeconds), "", whole);
  }

  /** The probes this container has. */
  List<String> probes() {
    return PROBES.stream().filter(container::has).toList();
  }

  /** Executes a probe once, as a kubelet would. */
  Outcome probe(String name) {
    var probe = container.path(name);
    var timeout = probe.path("timeoutSeconds").asInt(1);
    if (probe.has("exec")) {
      var command = elements(probe.at("/exec/command")).map(JsonNode::asText).toList();
      return exec(timeout, command);
    }
    if (probe.has("httpGet")) {
      var get = probe.path("httpGet");
      var url =
          "%s://%s:%d%s"
              .formatted(
                  get.path("scheme").asText("HTTP").toLowerCase(Locale.ROOT),
                  address,
                  Ports.number(container, get.path("port")),
                  get.path("path").asText("/"));
      return network.get(url, timeout);
    }
    var port = Ports.number(container, probe.at("/tcpSocket/port"));
    return network.run(
        List.of("timeout", "" + timeout, "bash", "-c", "</dev/tcp/" + address + "/" + port));
  }

  /** Waits until every probe passes, as long as the startup probe allows. */
  void awaitReady() {
    Eventually.nothing(
        PodSandbox.startLimit(container),
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(
                name() + " has ended with " + process.exitValue() + ":\n" + log());
          }
          return probes().stream()
              .map(this::probe)
              .filter(o -> !o.ok())
              .map(Outcome::toString)
              .toList();
        });
  }

  /**
   * Ends the program as a kubelet would: the preStop hook, the image's stop signal, then by force
   * after a minute.
   *
   * @return true where the program ended by itself
   */
  boolean stop() {
    var hook =
        elements(container.at("/lifecycle/preStop/exec/command")).map(JsonNode::asText).toList();
    if (!hook.isEmpty()) {
      exec(60, hook).orFail();
    }
    program().ifPresent(p -> Programs.run("kill", "-" + image.stopSignal(), "" + p.pid()));
    try {
      return process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private String name() {
    return container.path("name").asText();
  }

  /** The container's own first process: the only child of the one that made its namespaces. */
  private Optional<ProcessHandle> program() {
    return process.toHandle().children().findFirst();
  }
}

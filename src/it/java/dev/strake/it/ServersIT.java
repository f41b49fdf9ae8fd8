package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs are started with the containers of each environment, are probed, and do their work.
 */
class ServersIT {

  private static final List<String> LONG_RUNNING = List.of("StatefulSet", "Deployment");

  @TempDir static Path folder;

  private static final List<AutoCloseable> OPEN = new ArrayList<>();

  private final Map<String, RunningContainer> running = new LinkedHashMap<>();

  @AfterAll
  static void stopAll() throws Exception {
    for (var one : OPEN) {
      one.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyEnvironment() {
    Requirement.root();
    return Delivery.all().stream()
        .map(d -> DynamicContainer.dynamicContainer(d.toString(), steps(d)));
  }

  private Stream<DynamicTest> steps(Delivery delivery) {
    var network = new PodNetwork();
    OPEN.add(network);
    var secrets = secrets(delivery.system());
    var steps = new ArrayList<DynamicTest>();
    for (var pod : runnable(delivery)) {
      var place = folder.resolve(delivery.toString());
      var sandbox = new PodSandbox(delivery.manifests(), pod, network, secrets, place);
      for (var container : pod.mainContainers().filter(ServersIT::hasProgram).toList()) {
        var name = pod.owner().name() + "/" + container.path("name").asText();
        steps.add(
            dynamicTest(
                name + " starts and its probes pass", () -> start(name, sandbox, container)));
      }
    }
    steps.add(
        dynamicTest(
            "the servers do their work",
            () -> new ServerWork(delivery.system(), secrets, running, network).all()));
    steps.add(dynamicTest("stopped servers fail their probes", this::stop));
    return steps.stream();
  }

  private void start(String name, PodSandbox sandbox, JsonNode container) {
    sandbox.initialize();
    var begin = System.nanoTime();
    var started = sandbox.start(container.path("name").asText());
    OPEN.add(started);
    running.put(name, started);
    try {
      started.awaitReady();
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n--- its log\n" + started.log(), e);
    }
    assertThat(started.probes()).as("probes of " + name).isNotEmpty();
    System.out.printf(
        "%s: %s pass after %d s%n",
        name, started.probes(), Duration.ofNanos(System.nanoTime() - begin).toSeconds());
  }

  private void stop() {
    var stopped = new ArrayList<>(running.entrySet());
    running.clear();
    Collections.reverse(stopped);
    for (var one : stopped) {
      assertThat(one.getValue().stop()).as("%s ends by itself", one.getKey()).isTrue();
      assertThat(one.getValue().probes())
          .as("probes of stopped %s", one.getKey())
          .allSatisfy(p -> assertThat(one.getValue().probe(p).ok()).as(p).isFalse());
    }
    assertThat(stopped).isNotEmpty();
  }

  /** Pods with a program of this machine, data stores first; the others are printed as gaps. */
  private static List<Pods> runnable(Delivery delivery) {
    var longRunning =
        delivery.pods().stream().filter(p -> LONG_RUNNING.contains(p.owner().kind())).toList();
    longRunning.stream()
        .flatMap(Pods::mainContainers)
        .filter(c -> !hasProgram(c))
        .map(c -> c.path("image").asText())
        .distinct()
        .forEach(
            i -> System.out.println("OPEN GAP: no program of this machine stands in for " + i));
    return longRunning.stream()
        .filter(p -> p.mainContainers().anyMatch(ServersIT::hasProgram))
        .sorted(Comparator.comparing(p -> !p.owner().kind().equals("StatefulSet")))
        .toList();
  }

  private static boolean hasProgram(JsonNode container) {
    return StandIn.of(container.path("image").asText()).isPresent();
  }

  private static SecretValues secrets(String system) {
    return new SecretValues()
        .with(system + "-database", "username", system)
        .with(system + "-database-monitoring", "username", system + "_monitoring");
  }
}

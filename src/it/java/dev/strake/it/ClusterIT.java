package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * The real API server, controllers and scheduler take each environment. Its nodes are simulated:
 * "ready" means admitted and scheduled, no more.
 */
class ClusterIT {

  private static final Duration READY = Duration.ofMinutes(3);

  private final Kubectl cluster = Kubectl.ofRun();

  @TestFactory
  Stream<DynamicContainer> everyEnvironment() {
    System.out.println(cluster.run("version").orFail().out());
    return Delivery.all().stream().map(this::environment);
  }

  /** One after the other on one cluster: a step finds what the one before left. */
  private DynamicContainer environment(Delivery delivery) {
    var state = new ClusterState(cluster, delivery);
    return DynamicContainer.dynamicContainer(
        delivery.toString(),
        Stream.of(
            step(delivery, "isAppliedWithoutAWarning", () -> apply(delivery)),
            step(delivery, "becomesReadyInFull", () -> ready(state)),
            step(delivery, "everyCronJobMakesAJobThatEnds", () -> cronJobs(delivery)),
            step(delivery, "applyingAgainChangesNothing", () -> applyAgain(delivery)),
            step(delivery, "everyNodeDrains", () -> drain(state)),
            step(delivery, "isRemovedForTheNextOne", () -> remove(delivery))));
  }

  private static DynamicTest step(Delivery delivery, String name, Executable body) {
    return dynamicTest(
        name,
        () -> {
          var begin = System.nanoTime();
          body.execute();
          var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
          System.out.printf("%s %s: %d s%n", delivery, name, seconds);
        });
  }

  private void apply(Delivery delivery) {
    var applied = cluster.apply(delivery.files()).orFail();

    assertThat(applied.err()).as("warnings, pod security's among them").doesNotContain("Warning");
    assertThat(applied.out().lines()).hasSize(delivery.manifests().manifests().size());
  }

  private void ready(ClusterState state) {
    try {
      Eventually.nothing(READY, state::notReady);
    } finally {
      state.complaints().forEach(System.out::println);
    }
    assertThat(state.mine("pods")).isNotEmpty();
  }

  private void cronJobs(Delivery delivery) {
    var names = new ArrayList<List<String>>();
    for (var cron : delivery.manifests().ofKind("CronJob")) {
      var job = "try-" + cron.name();
      cluster
          .run("create", "job", job, "--from=cronjob/" + cron.name(), "-n", cron.namespace())
          .orFail();
      names.add(List.of(cron.namespace(), job));
    }
    for (var name : names) {
      cluster
          .run(
              "wait",
              "--for=condition=complete",
              "--timeout=60s",
              "-n",
              name.get(0),
              "job/" + name.get(1))
          .orFail();
      cluster.run("delete", "job", "-n", name.get(0), name.get(1)).orFail();
    }
    System.out.printf("%s: %d cron jobs%n", delivery, names.size());
  }

  /**
   * Controllers write statuses meanwhile, so an object counts as soon as one try leaves it alone.
   */
  private void applyAgain(Delivery delivery) {
    Map<String, List<String>> changed = Map.of();
    for (var attempt = 1; attempt <= 5; attempt++) {
      var before = cluster.current(delivery.files());
      cluster.apply(delivery.files()).orFail();
      var after = cluster.current(delivery.files());
      assertThat(after.keySet()).isEqualTo(before.keySet());
      changed = changes(before, after);
      if (changed.isEmpty()) {
        return;
      }
    }
    assertThat(changed).as("fields that a second apply changed").isEmpty();
  }

  private static Map<String, List<String>> changes(
      Map<String, JsonNode> before, Map<String, JsonNode> after) {
    var changes = new TreeMap<String, List<String>>();
    before.forEach(
        (name, old) -> {
          var now = after.get(name);
          if (now != null && !version(old).equals(version(now))) {
            changes.put(name, differences("", old, now));
          }
        });
    return changes;
  }

  private static String version(JsonNode object) {
    return object.at("/metadata/resourceVersion").asText();
  }

  private static List<String> differences(String path, JsonNode old, JsonNode now) {
    if (!(old instanceof ObjectNode) || !(now instanceof ObjectNode)) {
      return old.equals(now) ? List.of() : List.of(path + ": " + old + " became " + now);
    }
    var names = new TreeSet<String>();
    old.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .flatMap(n -> differences(path + "/" + n, old.path(n), now.path(n)).stream())
        .toList();
  }

  private void drain(ClusterState state) {
    var nodes = cluster.list("nodes").stream().map(n -> n.at("/metadata/name").asText()).toList();
    assertThat(nodes).isNotEmpty();
    for (var node : nodes) {
      try {
        cluster
            .run("drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=120s")
            .orFail();
        assertThat(state.evictableOn(node)).as("left on %s", node).isEmpty();
      } finally {
        cluster.run("uncordon", node).orFail();
      }
      Eventually.nothing(READY, state::notReady);
    }
  }

  private void remove(Delivery delivery) {
    var arguments =
        new ArrayList<>(List.of("delete", "--ignore-not-found", "--wait", "--timeout=240s"));
    delivery.files().forEach(f -> arguments.add("--filename=" + f));
    cluster.run(arguments).orFail();
  }
}

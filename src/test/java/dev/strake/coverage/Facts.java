package dev.strake.coverage;

import dev.strake.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Names for each fact id of a system's sheet the assertion that proves it on the YAML, and proves
 * the assertions: what one read is spoiled in every way that matters, and it must fail; what it did
 * not read is changed, and it must not.
 *
 * <pre>{@code
 * var facts = new Facts(Sheet.of("hive"), Map.of("production", production, "staging", staging));
 * facts.prove("HIVE-018", "production", view ->
 *     view.object("HorizontalPodAutoscaler", "hive-backend").at("/spec/minReplicas").is(3));
 * facts.prove("HIVE-028", view ->                                  // in every environment
 *     view.object("Deployment", "hive-backend").container("backend")
 *         .at("/resources/requests").is(Map.of("cpu", "250m", "memory", "512Mi")));
 * facts.prove("HIVE-D03", view ->
 *     view.object("Deployment", "hive-backend").at("/spec/replicas").isAbsent());
 * facts.prove("HIVE-056", "staging", view -> view.hasNo("Ingress", "hive-grafana"));
 * facts.prove("HIVE-087", view -> view.alert("PodNotReady").at("/for").is("5m"));
 * facts.prove("HIVE-108", view ->
 *     view.file("hive-loki", "loki.yaml").yaml("/limits_config/retention_period").is("168h"));
 * facts.prove("HIVE-030", view -> view.eachWorkload(workload ->
 *     workload.eachContainer(container -> container.at("/resources/limits/memory").isPresent())));
 * facts.prove("HIVE-051", "production", view -> view.object("Ingress", "hive-api").at("/spec/rules")
 *     .anyItem(rule -> rule.at("/host").is("api.hive.co.ke")));
 * facts.provenBy("HIVE-D02", "HIVE-006");                         // one assertion shows both
 * facts.notInOutput("HIVE-125", "an operations command");
 * facts.open("HIVE-057", "why what survives may survive", "part of the survivor's line");
 * facts.check();                                                  // throws, with every problem
 * CoverageReport.isCurrent(Path.of("docs/coverage-hive.md"), facts.report("HIVE"));
 * }</pre>
 */
final class Facts {

  private record Open(String id, String reason, String part) {}

  private final Sheet sheet;
  private final Map<String, World> worlds = new LinkedHashMap<>();
  private final Map<String, List<Proof>> proofs = new LinkedHashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private final Map<String, String> withoutOutput = new LinkedHashMap<>();
  private final List<Open> open = new ArrayList<>();
  private final List<String> misuse = new ArrayList<>();
  private boolean ran;

  /** Facts of one sheet about one system's environments, which are copied. */
  Facts(Sheet sheet, Map<String, ManifestSet> environments) {
    this.sheet = sheet;
    environments.keySet().stream()
        .sorted()
        .forEach(name -> worlds.put(name, new World(name, environments.get(name))));
  }

  /** Proves a fact in every environment, each for itself. */
  void prove(String id, Consumer<View> assertion) {
    worlds.keySet().forEach(environment -> prove(id, environment, assertion));
  }

  /** Proves a fact in one environment; at most one assertion each. */
  void prove(String id, String environment, Consumer<View> assertion) {
    var world = worlds.get(environment);
    if (world == null) {
      throw new IllegalArgumentException(
          "environment must be one of %s, got %s".formatted(worlds.keySet(), environment));
    }
    var of = proofs.computeIfAbsent(id, key -> new ArrayList<>());
    if (of.stream().anyMatch(p -> p.environment().equals(environment))) {
      misuse.add("%s is proven twice in %s: join the assertions".formatted(id, environment));
    }
    of.add(new Proof(id, world, assertion));
  }

  /** Says that another fact's assertion shows this one as well. */
  void provenBy(String id, String other) {
    references.put(id, other);
  }

  /** Says why the YAML cannot show a fact: documentation, commands and what lies outside only. */
  void notInOutput(String id, String reason) {
    withoutOutput.put(id, reason);
    if (!sheet.mayLackOutput(id)) {
      misuse.add("%s must be proven on the output, got '%s'".formatted(id, reason));
    }
  }

  /** Accepts the survivors of a fact whose line has this part, for a reason. */
  void open(String id, String reason, String part) {
    open.add(new Open(id, reason, part));
  }

  /**
   * Runs all.
   *
   * @throws AssertionError with every id that is missing, fails, or proves nothing
   */
  void check() {
    var problems = problems();
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "%d problems of coverage:%n%s".formatted(problems.size(), String.join("\n", problems)));
    }
  }

  /** Everything that is wrong, a line each. */
  List<String> problems() {
    run();
    var problems = new ArrayList<>(misuse);
    all().forEach(p -> problems.addAll(p.problems()));
    survivors().stream().filter(s -> !isOpen(s)).forEach(s -> problems.add("survives: " + s));
    open.stream()
        .filter(o -> survivors().stream().noneMatch(s -> covers(o, s)))
        .forEach(o -> problems.add("%s has no survivor with '%s'".formatted(o.id(), o.part())));
    sheet.areas().keySet().stream()
        .filter(id -> !isNamed(id))
        .forEach(id -> problems.add(id + " has no assertion"));
    named().stream()
        .filter(id -> !sheet.areas().containsKey(id))
        .forEach(id -> problems.add(id + " is not in the sheet"));
    references.forEach(
        (id, other) -> {
          if (!proofs.containsKey(other)) {
            problems.add("%s points to %s, which has no assertion".formatted(id, other));
          }
        });
    return problems;
  }

  /** What was spoiled without an assertion noticing, accepted or not. */
  List<String> survivors() {
    run();
    return all().stream().flatMap(p -> p.survivors().stream()).distinct().toList();
  }

  /** The table of {@code docs/coverage-<system>.md}, with the numbers. */
  String report(String title) {
    run();
    var report = new CoverageReport(title);
    for (var entry : sheet.areas().entrySet()) {
      var id = entry.getKey();
      if (withoutOutput.containsKey(id)) {
        report.withoutOutput(id, entry.getValue(), withoutOutput.get(id));
      } else if (references.containsKey(id)) {
        report.reference(id, entry.getValue(), references.get(id));
      } else {
        report.proven(id, entry.getValue(), proofs.getOrDefault(id, List.of()));
      }
    }
    open.forEach(o -> report.open(o.id(), o.part(), o.reason()));
    return report.text();
  }

  private void run() {
    if (!ran) {
      ran = true;
      all().forEach(p -> p.run(worlds.values()));
    }
  }

  private List<Proof> all() {
    return proofs.values().stream().flatMap(List::stream).toList();
  }

  private boolean isOpen(String survivor) {
    return open.stream().anyMatch(o -> covers(o, survivor));
  }

  private static boolean covers(Open open, String survivor) {
    return survivor.startsWith(open.id() + " ") && survivor.contains(open.part());
  }

  private boolean isNamed(String id) {
    return named().contains(id);
  }

  private List<String> named() {
    var ids = new ArrayList<>(proofs.keySet());
    ids.addAll(references.keySet());
    ids.addAll(withoutOutput.keySet());
    return ids;
  }
}

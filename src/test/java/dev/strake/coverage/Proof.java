package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An assertion about one environment, and whether it proves anything: it must fail when what it
 * read is spoiled and must not care about anything else.
 */
final class Proof {

  private static final int ELSEWHERE_NEAR = 12;
  private static final int ELSEWHERE_FAR = 6;
  private static final Set<String> IDENTITY =
      Set.of("apiVersion", "kind", "name", "namespace", "alert", "record", "title", "job_name");

  private final String id;
  private final World world;
  private final Consumer<View> assertion;
  private final List<String> problems = new ArrayList<>();
  private final List<String> survivors = new ArrayList<>();
  private int reads;
  private int spoiled;

  Proof(String id, World world, Consumer<View> assertion) {
    this.id = id;
    this.world = world;
    this.assertion = assertion;
  }

  String id() {
    return id;
  }

  String environment() {
    return world.environment();
  }

  /** What makes the proof worthless, whatever the list of open points says. */
  List<String> problems() {
    return problems;
  }

  /** What was spoiled without the assertion noticing. */
  List<String> survivors() {
    return survivors;
  }

  int reads() {
    return reads;
  }

  int spoiled() {
    return spoiled;
  }

  Proof run(Collection<World> all) {
    List<Read> recorded;
    try {
      recorded = world.recorded(() -> assertion.accept(new View(world)));
    } catch (AssertionError | RuntimeException e) {
      problems.add(prefix() + "fails: " + e.getMessage());
      return this;
    }
    reads = recorded.size();
    if (recorded.isEmpty()) {
      problems.add(prefix() + "reads nothing");
      return this;
    }
    var others = all.stream().filter(w -> w != world).toList();
    recorded.forEach(read -> spoil(read, others));
    changeElsewhere(recorded);
    return this;
  }

  private void spoil(Read read, List<World> others) {
    var spoils = read.spoils().apply(others);
    if (spoils.isEmpty()) {
      survivors.add(prefix() + read.where() + " may be anything");
    }
    for (var spoil : spoils) {
      spoiled++;
      if (passesWith(spoil)) {
        survivors.add(prefix() + read.where() + " " + spoil.what());
      }
    }
  }

  private boolean passesWith(Spoil spoil) {
    var undo = spoil.apply().get();
    try {
      assertion.accept(new View(world));
      return true;
    } catch (AssertionError | RuntimeException e) {
      return false;
    } finally {
      undo.run();
    }
  }

  private void changeElsewhere(List<Read> recorded) {
    var touched = new IdentityHashMap<Object, List<Object>>();
    recorded.stream()
        .flatMap(r -> r.touched().stream())
        .forEach(s -> touched.computeIfAbsent(s.parent(), p -> new ArrayList<>()).add(s.key()));
    var near = new ArrayList<Place.Slot>();
    var far = new ArrayList<Place.Slot>();
    var roots = new ArrayList<JsonNode>(world.files().values());
    world.objects().forEach(manifest -> roots.add(manifest.body()));
    for (var root : roots) {
      var leaves = new ArrayList<Place.Slot>();
      Leaves.below(root, leaves);
      var isNear = leaves.stream().anyMatch(l -> isTouched(touched, l));
      leaves.removeIf(l -> !mayChange(l) || isTouched(touched, l));
      (isNear ? near : far).addAll(leaves);
    }
    // Seeded by the id: the same sample in every run.
    var random = new Random(id.hashCode());
    sample(near, ELSEWHERE_NEAR, random);
    sample(far, ELSEWHERE_FAR, random);
  }

  private void sample(List<Place.Slot> slots, int size, Random random) {
    for (var i = 0; i < size && !slots.isEmpty(); i++) {
      var slot = slots.remove(random.nextInt(slots.size()));
      for (var other : List.of(Spoil.near(slot.get()).get(0), Place.missing())) {
        if (!passesWith(Spoil.set(slot, other))) {
          problems.add(
              prefix() + "fails when a value it did not read changes: %s".formatted(slot.key()));
          break;
        }
      }
    }
  }

  /** Names choose objects and list items, so to change one is to change what is read. */
  private static boolean mayChange(Place.Slot slot) {
    return isScalarOfMap(slot) && !IDENTITY.contains(slot.key());
  }

  private static boolean isScalarOfMap(Place.Slot slot) {
    return slot.key() instanceof String && slot.get().isValueNode();
  }

  private static boolean isTouched(Map<Object, List<Object>> touched, Place.Slot slot) {
    return touched.getOrDefault(slot.parent(), List.of()).contains(slot.key());
  }

  private String prefix() {
    return "%s %s: ".formatted(id, environment());
  }
}

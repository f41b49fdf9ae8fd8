package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A place in the YAML that is read only by asserting something about it. Every method that looks at
 * the value records it, together with what the assertion would accept there.
 */
class Value {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_LEAVES = 40;

  final World world;
  private final String label;
  private final JsonNode root;
  private final String pointer;

  /** The texts that the root was parsed from. */
  private final List<Place.Slot> sources;

  private final Function<World, JsonNode> rootElsewhere;

  /** The same object or file is found in another environment by the last argument. */
  Value(
      World world,
      String label,
      JsonNode root,
      String pointer,
      List<Place.Slot> sources,
      Function<World, JsonNode> rootElsewhere) {
    this.world = world;
    this.label = label;
    this.root = root;
    this.pointer = pointer;
    this.sources = sources;
    this.rootElsewhere = rootElsewhere;
  }

  /**
   * A place below this one: {@code /spec/ports[name=http]/port}, {@code ~1} for a slash in a key.
   */
  Value at(String below) {
    return new Value(world, label, root, pointer + below, sources, rootElsewhere);
  }

  /** Holds when the value equals a string, whole number, boolean, list or map. */
  Value is(Object expected) {
    var wanted = comparable(JSON.valueToTree(expected));
    return check("is " + wanted, node -> comparable(node).equals(wanted));
  }

  /** Holds when a number is that or more. */
  Value isAtLeast(double bound) {
    return check("is at least " + bound, node -> node.isNumber() && node.doubleValue() >= bound);
  }

  /** Holds when a number is that or less. */
  Value isAtMost(double bound) {
    return check("is at most " + bound, node -> node.isNumber() && node.doubleValue() <= bound);
  }

  /** Holds when the whole text matches a regular expression. */
  Value matches(String regex) {
    var pattern = Pattern.compile(regex, Pattern.DOTALL);
    return check("matches " + regex, n -> n.isValueNode() && pattern.matcher(n.asText()).matches());
  }

  /** Holds when the value is there and the condition accepts it; what it accepts is not spoiled. */
  Value satisfies(String what, Predicate<JsonNode> condition) {
    return check(what, node -> !node.isMissingNode() && condition.test(node));
  }

  /** Holds when there is any value. */
  Value isPresent() {
    if (node().isMissingNode() || node().isNull()) {
      throw failure("is present");
    }
    record(others -> List.of(Spoil.set(slot(), Place.missing())));
    return this;
  }

  /** Holds when there is no value, or the map or list it would stand in is not there either. */
  Value isAbsent() {
    world.record(new Read(where(), sources, this::additions));
    if (!node().isMissingNode()) {
      throw failure("is absent");
    }
    return this;
  }

  /** Holds when the text has this part; only the part is spoiled. */
  Value contains(String part) {
    Predicate<JsonNode> condition = n -> n.isTextual() && n.textValue().contains(part);
    var node = node();
    if (!condition.test(node)) {
      throw failure("contains '" + part + "'");
    }
    record(others -> spoiledPart(node.textValue(), part));
    return this;
  }

  /** Holds when the text is there and lacks this part. */
  Value containsNot(String part) {
    var text = text(node());
    if (text.contains(part)) {
      throw failure("does not contain '" + part + "'");
    }
    record(
        others ->
            List.of(
                Spoil.set(slot(), NODES.textNode(text + part)),
                Spoil.set(slot(), Place.missing())));
    return this;
  }

  /** The text, for a comparison with another value: whatever else stands there must fail. */
  String text() {
    var text = text(node());
    recordValue(other -> false);
    return text;
  }

  /** The whole number, for a comparison with another value. */
  int number() {
    var node = node();
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw failure("is a whole number");
    }
    recordValue(other -> false);
    return node.intValue();
  }

  /** Holds when a list has this text, number or boolean as an item. */
  Value hasItem(Object item) {
    var wanted = comparable(JSON.valueToTree(item));
    return anyItem(each -> each.check("is " + wanted, node -> comparable(node).equals(wanted)));
  }

  /** Holds when there is a list without this item. */
  Value hasNoItem(Object item) {
    var list = list();
    var wanted = JSON.<JsonNode>valueToTree(item);
    for (var each : list) {
      if (comparable(each).equals(comparable(wanted))) {
        throw failure("has no item " + wanted);
      }
    }
    world.record(new Read(where(), sources, others -> List.of(Spoil.add(list, wanted))));
    return this;
  }

  /** Holds when at least one item passes; what the item that passes was asked is spoiled. */
  Value anyItem(Consumer<Value> assertion) {
    var problems = new ArrayList<String>();
    for (var i = 0; i < list().size(); i++) {
      var item = at("/" + i);
      var failed = world.attempt(() -> assertion.accept(item));
      if (failed.isEmpty()) {
        return this;
      }
      problems.add(failed.get().getMessage());
    }
    throw new AssertionError(where() + ": no item passes: " + problems);
  }

  /** Holds when the list has items and all pass; an item that says nothing must not pass. */
  Value eachItem(Consumer<Value> assertion) {
    var list = list();
    if (list.isEmpty()) {
      throw failure("has items");
    }
    var stranger = list.get(0).isObject() ? NODES.objectNode() : Spoil.STRANGER;
    world.record(new Read(where(), sources, others -> List.of(Spoil.add(list, stranger))));
    for (var i = 0; i < list.size(); i++) {
      assertion.accept(at("/" + i));
    }
    return this;
  }

  /** Holds when a list or map has that many items. */
  Value hasSize(int size) {
    var node = node();
    if (!node.isContainerNode() || node.size() != size) {
      throw failure("has " + size + " items");
    }
    var touched = new ArrayList<>(sources);
    Leaves.below(node, touched);
    world.record(new Read(where() + " size", touched, others -> sizes(node)));
    return this;
  }

  /** Object and place, for messages. */
  String where() {
    return label + " " + (pointer.isEmpty() ? "/" : pointer);
  }

  private Value check(String what, Predicate<JsonNode> condition) {
    if (!condition.test(node())) {
      throw failure(what);
    }
    recordValue(condition);
    return this;
  }

  private void recordValue(Predicate<JsonNode> accepted) {
    record(others -> spoiledValue(accepted, others));
  }

  private void record(Function<List<World>, List<Spoil>> spoils) {
    if (!world.isRecording()) {
      return;
    }
    if (root.has("kind") && pointer.lastIndexOf('/') <= 0 && !node().isValueNode()) {
      throw tooMuch();
    }
    var leaves = new ArrayList<Place.Slot>();
    Leaves.collect(slot(), leaves);
    if (leaves.size() > MOST_LEAVES) {
      throw tooMuch();
    }
    var chosen = Place.chosen(root, Place.parse(pointer));
    leaves.addAll(chosen);
    leaves.addAll(sources);
    world.record(new Read(where(), leaves, spoils));
    if (!chosen.isEmpty()) {
      world.record(
          new Read(
              where() + " chosen by",
              List.of(),
              others -> chosen.stream().map(s -> Spoil.set(s, Spoil.STRANGER)).toList()));
    }
  }

  private IllegalArgumentException tooMuch() {
    return new IllegalArgumentException(
        where() + " must be read field by field, not as a whole: that would prove nothing");
  }

  /** Nothing to spoil is left where every value near this one would be accepted. */
  private List<Spoil> spoiledValue(Predicate<JsonNode> accepted, List<World> others) {
    var candidates = Spoil.near(node());
    if (candidates.stream().allMatch(accepted)) {
      return List.of();
    }
    candidates.add(Place.missing());
    for (var other : others) {
      var there = elsewhere(other);
      if (!there.isMissingNode() && !there.equals(node())) {
        candidates.add(there.deepCopy());
      }
    }
    return candidates.stream()
        .filter(c -> !accepted.test(c))
        .map(c -> Spoil.set(slot(), c))
        .toList();
  }

  private JsonNode elsewhere(World other) {
    return Place.find(rootElsewhere.apply(other), Place.parse(pointer));
  }

  private List<Spoil> spoiledPart(String text, String part) {
    return List.of(
        Spoil.set(slot(), NODES.textNode(text.replace(part, ""))),
        Spoil.set(
            slot(), NODES.textNode(text.replace(part, part.substring(0, part.length() - 1) + "§"))),
        Spoil.set(slot(), Place.missing()));
  }

  private static List<Spoil> sizes(JsonNode node) {
    var spoils = new ArrayList<Spoil>();
    if (node instanceof ArrayNode list) {
      spoils.add(Spoil.add(list, Spoil.STRANGER));
      if (!list.isEmpty()) {
        spoils.add(Spoil.set(new Place.Slot(list, 0), Place.missing()));
      }
    } else {
      spoils.add(Spoil.set(new Place.Slot(node, "spoiled"), Spoil.STRANGER));
      node.fieldNames()
          .forEachRemaining(f -> spoils.add(Spoil.set(new Place.Slot(node, f), Place.missing())));
    }
    return spoils;
  }

  /** Puts the forbidden thing there: what another environment has, or a stranger. */
  private List<Spoil> additions(List<World> others) {
    var values = new ArrayList<JsonNode>(List.of(Spoil.STRANGER));
    for (var other : others) {
      var there = elsewhere(other);
      if (!there.isMissingNode()) {
        values.add(there.deepCopy());
      }
    }
    return values.stream().map(v -> Addition.of(root, Place.parse(pointer), v)).toList();
  }

  private ArrayNode list() {
    if (node() instanceof ArrayNode list) {
      return list;
    }
    throw failure("is a list");
  }

  private String text(JsonNode node) {
    if (!node.isTextual()) {
      throw failure("is a text");
    }
    return node.textValue();
  }

  /** Numbers are compared by what they are worth, in whatever Java type. */
  private static JsonNode comparable(JsonNode node) {
    if (node.isIntegralNumber()) {
      return NODES.numberNode(node.longValue());
    }
    if (node instanceof ArrayNode list) {
      var copy = NODES.arrayNode();
      list.forEach(item -> copy.add(comparable(item)));
      return copy;
    }
    if (node instanceof ObjectNode map) {
      var copy = NODES.objectNode();
      for (Map.Entry<String, JsonNode> e : map.properties()) {
        copy.set(e.getKey(), comparable(e.getValue()));
      }
      return copy;
    }
    return node;
  }

  private AssertionError failure(String expectation) {
    var text = node().isMissingNode() ? "nothing there" : node().toString();
    return new AssertionError(
        "%s: %s, expected one that %s"
            .formatted(where(), text.length() > 200 ? text.substring(0, 200) : text, expectation));
  }

  JsonNode root() {
    return root;
  }

  JsonNode node() {
    return Place.find(root, Place.parse(pointer));
  }

  private Place.Slot slot() {
    var steps = Place.parse(pointer);
    var parent = Place.find(root, steps.subList(0, steps.size() - 1));
    return Place.slot(parent, steps.get(steps.size() - 1));
  }
}

package dev.strake.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The only way an assertion sees the YAML of one environment. */
final class View {

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

  private final World world;

  View(World world) {
    this.world = world;
  }

  /** The environment this view shows, such as {@code production}. */
  String environment() {
    return world.environment();
  }

  /** The one object of that kind and name; a name may lack the hash of the content at its end. */
  Obj object(String kind, String name) {
    var found = world.find(kind, name);
    if (found.size() != 1) {
      throw new AssertionError(
          "%d objects are %s %s, expected one; there are %s"
              .formatted(found.size(), kind, name, names(kind)));
    }
    return seen(found.get(0), name);
  }

  /** Holds when no object of that kind has the name. */
  void hasNo(String kind, String name) {
    world.record(new Read("no " + kind + " " + name, List.of(), o -> List.of(extra(kind, name))));
    if (!world.find(kind, name).isEmpty()) {
      throw new AssertionError("%s %s must not exist".formatted(kind, name));
    }
  }

  /** Holds when there is no object of that kind. */
  void hasNone(String kind) {
    world.record(new Read("no " + kind, List.of(), o -> List.of(extra(kind, "spoiled"))));
    if (!names(kind).isEmpty()) {
      throw new AssertionError("no %s must exist, got %s".formatted(kind, names(kind)));
    }
  }

  /** Holds when exactly these objects of a kind exist, named without hashes. */
  void hasOnly(String kind, String... wanted) {
    world.record(new Read("all " + kind, List.of(), o -> List.of(extra(kind, "spoiled"))));
    for (var name : wanted) {
      object(kind, name);
    }
    if (names(kind).size() != wanted.length) {
      throw new AssertionError(
          "%s must be %s, got %s".formatted(kind, List.of(wanted), names(kind)));
    }
  }

  /** Holds when objects of that kind exist and all pass; one that says nothing must not pass. */
  void each(String kind, Consumer<Obj> assertion) {
    every("each " + kind, m -> m.kind().equals(kind), kind, assertion);
  }

  /** The same for the objects of a kind whose name is accepted. */
  void each(String kind, Predicate<String> name, Consumer<Obj> assertion) {
    every("each " + kind, m -> m.kind().equals(kind) && name.test(m.name()), kind, assertion);
  }

  /** The same for everything that runs pods: Deployments, StatefulSets, DaemonSets and jobs. */
  void eachWorkload(Consumer<Obj> assertion) {
    every("each workload", m -> WORKLOADS.contains(m.kind()), "Deployment", assertion);
  }

  /** A file in a ConfigMap, the hash at the end of whose name is left out. */
  FileView file(String configMap, String file) {
    return new FileView(world, owner(configMap), configMap, file);
  }

  private Manifest owner(String configMap) {
    var found = world.find("ConfigMap", configMap);
    if (found.size() != 1) {
      throw new AssertionError(
          "%d ConfigMaps are %s; there are %s"
              .formatted(found.size(), configMap, names("ConfigMap")));
    }
    return found.get(0);
  }

  /** The alert of that name, in whatever rule file or PrometheusRule it stands. */
  Value alert(String name) {
    return new Search(world).rule("alert", name);
  }

  /** The recording rule of that name. */
  Value recording(String name) {
    return new Search(world).rule("record", name);
  }

  /** The dashboard of that title, as its JSON; {@code at("/panels[title=…]/targets/0/expr")}. */
  Value dashboard(String title) {
    return new Search(world).dashboard(title);
  }

  private void every(
      String what, Predicate<Manifest> chosen, String kind, Consumer<Obj> assertion) {
    var found = List.copyOf(world.objects()).stream().filter(chosen).toList();
    if (found.isEmpty()) {
      throw new AssertionError(what + ": there is none");
    }
    var stranger = new Manifest("spoiled", bare(kind, found.get(0).name() + "-spoiled"));
    if (chosen.test(stranger)) {
      world.record(new Read(what, List.of(), o -> List.of(extra(kind, stranger.name()))));
    }
    found.forEach(m -> assertion.accept(new Obj(world, m, m.name())));
  }

  private Obj seen(Manifest manifest, String name) {
    var obj = new Obj(world, manifest, name);
    world.record(
        new Read(
            obj.where() + " exists",
            List.of(),
            o -> List.of(new Spoil("is not there", () -> world.remove(manifest)))));
    return obj;
  }

  private Spoil extra(String kind, String name) {
    var manifest = new Manifest("spoiled", bare(kind, name));
    return new Spoil("%s %s exists".formatted(kind, name), () -> world.add(manifest));
  }

  private static ObjectNode bare(String kind, String name) {
    var body = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", kind);
    body.set("metadata", JsonNodeFactory.instance.objectNode().put("name", name));
    return body;
  }

  private Set<String> names(String kind) {
    return world.objects().stream()
        .filter(m -> m.kind().equals(kind))
        .map(Manifest::name)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  /** A whole object. */
  static final class Obj extends Value {

    private final Manifest manifest;

    Obj(World world, Manifest manifest, String name) {
      super(
          world,
          manifest.kind() + " " + name,
          manifest.body(),
          "",
          List.of(),
          other -> body(other, manifest.kind(), name));
      this.manifest = manifest;
    }

    private static JsonNode body(World world, String kind, String name) {
      var found = world.find(kind, name);
      return found.size() == 1 ? found.get(0).body() : Place.missing();
    }

    /** {@code metadata.name}, which is no reading: an object is found by it. */
    String name() {
      return manifest.name();
    }

    /** {@code kind}. */
    String kind() {
      return manifest.kind();
    }

    /** The file it is written to, without number and ending. */
    String stack() {
      return manifest.stack();
    }

    /** The pod's spec, wherever this kind has it. */
    Value pod() {
      return at(template() + "/spec");
    }

    /** The pod's metadata. */
    Value podMetadata() {
      return at(template() + "/metadata");
    }

    /** A container of the pod. */
    Value container(String name) {
      return pod().at("/containers[name=%s]".formatted(name));
    }

    /** Holds when all containers pass that run as long as the pod. */
    void eachMainContainer(Consumer<Value> assertion) {
      pod().at("/containers").eachItem(assertion);
    }

    /** Holds when all containers pass, those of start-up too. */
    void eachContainer(Consumer<Value> assertion) {
      pod().at("/containers").eachItem(assertion);
      if (!pod().at("/initContainers").node().isMissingNode()) {
        pod().at("/initContainers").eachItem(assertion);
      }
    }

    private String template() {
      return kind().equals("CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template";
    }
  }
}

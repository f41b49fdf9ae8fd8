package dev.strake.platform;

import dev.strake.platform.Problems.Problem;
import dev.strake.value.SecretKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which Secrets a system expects, with their keys, and who reads them. */
public final class SecretContracts {
  private final Map<String, Set<String>> declared = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();

  SecretContracts(Problems problems) {
    problems.check(this::undeclared);
  }

  /** Says that a Secret of a namespace has a key; who fills it stands elsewhere. */
  public void declare(String namespace, SecretKey key) {
    declared
        .computeIfAbsent(namespace + "/" + key.secret(), s -> new LinkedHashSet<>())
        .add(key.key());
  }

  /** Notes that a part reads a key; a key that nobody declares is a problem. */
  public void use(Part reader, String namespace, SecretKey key) {
    uses.add(new Use(reader, namespace, key));
  }

  /** The keys that are read, by {@code namespace/secret}. */
  public Map<String, Set<String>> required() {
    var required = new LinkedHashMap<String, Set<String>>();
    for (var use : uses) {
      required
          .computeIfAbsent(use.namespace + "/" + use.key.secret(), s -> new LinkedHashSet<>())
          .add(use.key.key());
    }
    return required;
  }

  private List<Problem> undeclared() {
    return uses.stream().filter(use -> !isDeclared(use)).map(this::problem).toList();
  }

  private boolean isDeclared(Use use) {
    return declared
        .getOrDefault(use.namespace + "/" + use.key.secret(), Set.of())
        .contains(use.key.key());
  }

  private Problem problem(Use use) {
    var keys = declared.get(use.namespace + "/" + use.key.secret());
    var known = keys == null ? "no such Secret is declared" : "its declared keys are " + keys;
    return new Problem(
        use.reader.path(),
        "secret key %s must be declared in namespace %s, but %s; declare it with a SecretContract"
            .formatted(use.key, use.namespace, known),
        use.reader.source());
  }

  private record Use(Part reader, String namespace, SecretKey key) {}
}

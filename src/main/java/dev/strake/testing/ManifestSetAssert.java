package dev.strake.testing;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on all objects of a system in one environment. */
public final class ManifestSetAssert extends AbstractAssert<ManifestSetAssert, ManifestSet> {

  ManifestSetAssert(ManifestSet actual) {
    super(actual, ManifestSetAssert.class);
  }

  /** Holds when there is an object of that kind and name; goes on with it. */
  public ManifestAssert has(String kind, String name) {
    isNotNull();
    var found = actual.find(kind, name);
    if (found.isEmpty()) {
      throw failure(
          "expected a %s named %s, there are %s", kind, name, namesOf(actual.ofKind(kind)));
    }
    return new ManifestAssert(found.get());
  }

  /** Holds when there is no object of that kind and name. */
  public ManifestSetAssert hasNo(String kind, String name) {
    isNotNull();
    if (actual.find(kind, name).isPresent()) {
      throw failure("expected no %s named %s", kind, name);
    }
    return this;
  }

  /** Holds when the objects of that kind have exactly these names, in any order. */
  public ManifestSetAssert hasOnly(String kind, String... names) {
    isNotNull();
    var found = namesOf(actual.ofKind(kind));
    if (!found.equals(List.of(names).stream().sorted().toList())) {
      throw failure("expected %s of kind %s, there are %s", List.of(names), kind, found);
    }
    return this;
  }

  private static List<String> namesOf(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::name).sorted().toList();
  }
}

package dev.strake.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Simulated nodes run nothing, so what pods, probes, Services and monitors refer to is resolved
 * here.
 */
class ReferencesIT {

  private static final Set<String> REFERRED_TO =
      Set.of("ConfigMap", "ServiceAccount", "ClusterRole", "Role");

  @ParameterizedTest
  @MethodSource("deliveries")
  void everyReferenceResolves(Delivery delivery) {
    var references = references(delivery, delivery.manifests());

    assertThat(references.dangling()).isEmpty();
    assertThat(references.unused()).isEmpty();
    System.out.printf("%s: %d references resolve%n", delivery, references.resolved());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void withoutAnObjectThatOthersReferToSomethingDangles(Delivery delivery) {
    var removable =
        delivery.manifests().stream()
            .filter(m -> REFERRED_TO.contains(m.kind()))
            .filter(m -> m.at("/metadata/annotations/strake.dev~1contract").isMissingNode())
            .toList();

    assertThat(removable).isNotEmpty();
    assertThat(removable)
        .allSatisfy(
            m -> assertThat(references(delivery, without(delivery, m)).dangling()).isNotEmpty());
  }

  private static ManifestSet without(Delivery delivery, Manifest removed) {
    return new ManifestSet(delivery.manifests().stream().filter(m -> m != removed).toList());
  }

  private static References references(Delivery delivery, ManifestSet manifests) {
    return new References(manifests, delivery.system() + "-");
  }

  static Stream<Delivery> deliveries() {
    return List.copyOf(Delivery.all()).stream();
  }
}

package dev.strake.testing;

import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestAssertionsTest {

  private static final ManifestSet SET =
      new ManifestSet(
          ManifestYaml.read(
                  """
                  apiVersion: v1
                  kind: Service
                  metadata: {name: api}
                  spec: {ports: [{port: 80}], type: ClusterIP, share: 0.5}
                  ---
                  apiVersion: v1
                  kind: Service
                  metadata: {name: db}
                  """)
              .stream()
              .map(o -> new Manifest("all", o))
              .toList());

  @Test
  void whatIsThereIsFound() {
    assertThatManifests(SET)
        .hasOnly("Service", "db", "api")
        .hasNo("Deployment", "api")
        .has("Service", "api")
        .at("/spec/ports/0/port")
        .is(80L)
        .at("/spec/ports")
        .is(List.of(Map.of("port", 80)))
        .at("/spec/share")
        .is(0.5)
        .at("/spec/type")
        .contains("Cluster")
        .at("/spec/clusterIP")
        .isAbsent()
        .at("/spec")
        .isPresent();
  }

  @Test
  void whatIsNotThereFailsWithObjectAndPlace() {
    var set = assertThatManifests(SET);
    assertThatThrownBy(() -> set.has("Service", "web")).hasMessageContaining("there are [api, db]");
    assertThatThrownBy(() -> set.hasNo("Service", "api")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> set.hasOnly("Service", "api")).hasMessageContaining("[api, db]");
    var api = set.has("Service", "api");
    assertThatThrownBy(() -> api.at("/spec/ports/0/port").is("80"))
        .hasMessage("Service api /spec/ports/0/port: expected \"80\", got 80");
    assertThatThrownBy(() -> api.at("/spec/x").is("80")).hasMessageContaining("got nothing");
    assertThatThrownBy(() -> api.at("/spec/x").isPresent()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> api.at("/spec/type").isAbsent()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> api.at("/spec/type").contains("Node"))
        .isInstanceOf(AssertionError.class);
  }
}

package dev.strake.logging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.ManifestYaml;
import dev.strake.testing.Snapshots;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of each shipper, for reviews of what a change does. */
class LoggingSnapshotTest {
  private static final Snapshots SNAPSHOTS = Snapshots.of(LoggingSnapshotTest.class);

  @ParameterizedTest
  @MethodSource("dev.strake.logging.ShipperTest#shippers")
  void objectsAreAsReviewed(Shipper shipper) {
    var objects = Synthesized.of(LoggingProps.builder(shipper).build()).objects();
    var yaml = ManifestYaml.write(objects.stream().map(ObjectNode.class::cast).toList());
    SNAPSHOTS.matches(shipper.id(), yaml);
  }

  @AfterAll
  static void everySnapshotIsUsed() {
    SNAPSHOTS.allClaimed();
  }
}

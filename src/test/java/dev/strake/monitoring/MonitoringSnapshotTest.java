package dev.strake.monitoring;

import dev.strake.testing.Snapshots;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The whole of it, for reviews: what a change of the library does to a system's output. */
class MonitoringSnapshotTest {
  private static final Snapshots SNAPSHOTS = Snapshots.of(MonitoringSnapshotTest.class);

  @Test
  void aSystemWithProgramsOfItsOwn() {
    SNAPSHOTS.matches("own", Written.typical().set());
  }

  @Test
  void aSystemInAClusterWithAnOperator() {
    SNAPSHOTS.matches(
        "operator",
        Written.of(
                draft -> {
                  draft.typical();
                  draft.props.operator(PrometheusOperator.ofStack("monitoring", "stack"));
                })
            .set());
  }

  @AfterAll
  static void everySnapshotIsUsed() {
    SNAPSHOTS.allClaimed();
  }
}

package dev.strake.systems;

import dev.strake.it.AlertEndToEnd;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend's own histogram, scraped and judged by a real Prometheus 3. */
class HiveLatencyAlertIT {

  @Test
  void requestsOfThreeSecondsMakeHighLatencyFireAndFastOnesDoNot(@TempDir Path folder) {
    new AlertEndToEnd(folder, HiveMetrics.HTTP_REQUEST_DURATION, "HighLatency")
        .judge("hive", 0.2, 3);
  }
}

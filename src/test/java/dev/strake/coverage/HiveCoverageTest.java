package dev.strake.coverage;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.SystemRun;
import dev.strake.systems.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** Every fact of HIVE's requirement sheet is shown by the YAML, and what shows it is proven. */
class HiveCoverageTest {

  @Test
  void everyFactIsProvenOnTheYaml() {
    var facts = facts();
    HiveAppFacts.add(facts);
    HiveDataFacts.add(facts);
    HiveNetworkFacts.add(facts);
    HiveMetricFacts.add(facts);
    HiveAlertFacts.add(facts);
    HiveDashboardFacts.add(facts);
    HiveLoggingFacts.add(facts);
    HiveDeliveryFacts.add(facts);
    HiveOutsideFacts.add(facts);
    facts.check();
    CoverageReport.isCurrent(Path.of("docs/coverage-hive.md"), facts.report("HIVE"));
  }

  static Facts facts() {
    var environments = new LinkedHashMap<String, ManifestSet>();
    Main.app().systems().stream()
        .filter(system -> system.name().equals("hive"))
        .flatMap(system -> system.run().stream())
        .forEach(run -> environments.put(run.environment(), withFiles(run)));
    return new Facts(Sheet.of("hive"), environments);
  }

  /** Adds which object is in which file, so that facts about the units of delivery can be read. */
  private static ManifestSet withFiles(SystemRun run) {
    var all = new ArrayList<>(run.manifests().manifests());
    all.add(new Manifest("files", Units.of(run)));
    return new ManifestSet(all);
  }
}

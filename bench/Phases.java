import dev.strake.manifest.ManifestYaml;
import dev.strake.synth.Synthesizer;
import dev.strake.systems.Hive;
import java.util.ArrayList;
import org.cdk8s.App;

/** Prints where the time of one synthesis of HIVE goes, in milliseconds. */
final class Phases {
  private Phases() {}

  public static void main(String[] args) {
    var begin = System.nanoTime();
    var app = new App();
    var started = System.nanoTime();
    var systems = new ArrayList<Hive>();
    for (var stage : Hive.Stage.values()) {
      systems.add(new Hive(app, stage));
    }
    var constructed = System.nanoTime();
    systems.forEach(Hive::toJson);
    var asJson = System.nanoTime();
    var sets = systems.stream().map(Synthesizer::synthesize).toList();
    var checked = System.nanoTime();
    sets.forEach(set -> ManifestYaml.write(set.stream().map(m -> m.body()).toList()));
    var written = System.nanoTime();
    print("Node and the jsii kernel start", started - begin);
    print("parts and objects are made", constructed - started);
    print("cdk8s writes them as JSON", asJson - constructed);
    print("the same again, and the checks", checked - asJson);
    print("YAML is written", written - checked);
  }

  private static void print(String what, long nanoseconds) {
    System.out.printf("| %s | %d ms |%n", what, nanoseconds / 1_000_000);
  }
}

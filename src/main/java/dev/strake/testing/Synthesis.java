package dev.strake.testing;

import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Synthesizer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cdk8s.App;
import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * Synthesizes systems and parts for tests, each in an app of its own.
 *
 * <pre>{@code
 * var staging = Synthesis.of(scope -> new Shop(scope, Stage.STAGING));
 * var alone = Synthesis.ofChart("shop", chart -> new Backend(chart, "api", props));
 * }</pre>
 */
public final class Synthesis {

  private Synthesis() {}

  /**
   * The objects of a system or of any other chart.
   *
   * @param system makes it below the scope it gets
   * @throws dev.strake.platform.SynthesisException with everything that is wrong between its parts
   */
  public static ManifestSet of(Function<Construct, ? extends Chart> system) {
    return Synthesizer.synthesize(system.apply(new App()));
  }

  /**
   * The objects of parts in a plain chart of cdk8s.
   *
   * @param name id of the chart, and so the name of the system
   * @param content makes the parts below the chart it gets
   * @throws dev.strake.platform.SynthesisException with everything that is wrong between the parts
   */
  public static ManifestSet ofChart(String name, Consumer<Chart> content) {
    return of(
        app -> {
          var chart = new Chart(app, name);
          content.accept(chart);
          return chart;
        });
  }
}

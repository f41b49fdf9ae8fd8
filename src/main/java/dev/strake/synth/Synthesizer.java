package dev.strake.synth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.PlatformObject;
import dev.strake.platform.PlatformScope;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.Stack;
import dev.strake.platform.SynthesisException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cdk8s.ApiObject;
import org.cdk8s.Chart;

/** Turns a finished system, or any chart with parts in it, into plain manifests. */
public final class Synthesizer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Synthesizer() {}

  /**
   * The objects of a chart in apply order.
   *
   * @throws SynthesisException with everything that is wrong between its parts
   */
  public static ManifestSet synthesize(Chart chart) {
    var scope = PlatformScope.of(chart);
    var problems = new ArrayList<>(scope.problems().all());
    var manifests =
        bodies(chart, problems.isEmpty()).stream()
            .map(body -> place(scope, JSON.valueToTree(body)))
            .sorted(Comparator.comparing(Placed::stack).thenComparing(Placed::position))
            .map(Placed::manifest)
            .toList();
    var twice = Identities.check(chart, scope, manifests);
    problems.addAll(twice);
    if (twice.isEmpty()) {
      var findings = Relations.check(new ManifestSet(manifests));
      findings.forEach(finding -> problems.add(problem(scope, finding)));
    }
    if (!problems.isEmpty()) {
      throw new SynthesisException(problems);
    }
    return new ManifestSet(manifests);
  }

  /** A chart with problems writes nothing, but its objects still tell what else is wrong. */
  private static List<?> bodies(Chart chart, boolean isSound) {
    return isSound ? (List<?>) chart.toJson() : objects(chart).map(ApiObject::toJson).toList();
  }

  /** All objects below a chart; cdk8s itself only lists its children. */
  static Stream<ApiObject> objects(Chart chart) {
    return chart.getNode().findAll().stream()
        .filter(ApiObject.class::isInstance)
        .map(ApiObject.class::cast)
        .filter(object -> object.getChart().equals(chart));
  }

  private static Placed place(PlatformScope scope, ObjectNode body) {
    var id = new Manifest("", body).id();
    var stack = scope.objects().find(id).map(PlatformObject::stack).orElse(Stack.OTHER);
    var manifest = new Manifest(stack.id(), body);
    return new Placed(stack, scope.objects().position(id), manifest);
  }

  private static Problem problem(PlatformScope scope, Relations.Finding finding) {
    return scope
        .objects()
        .find(finding.id())
        .map(object -> new Problem(object.path(), finding.toString(), object.source()))
        .orElseGet(() -> new Problem(scope.path(), finding.toString(), Identities.NO_LINE));
  }

  /** A manifest, the file it belongs to, and its place in the order of the source. */
  private record Placed(Stack stack, int position, Manifest manifest) {}
}

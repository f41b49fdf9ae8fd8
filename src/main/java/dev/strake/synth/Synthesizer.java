package dev.strake.synth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.PlatformObject;
import dev.strake.platform.PlatformScope;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.SourceLine;
import dev.strake.platform.Stack;
import dev.strake.platform.SynthesisException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    refuse(scope.problems().all());
    var manifests = new ArrayList<Placed>();
    for (var body : (List<?>) chart.toJson()) {
      manifests.add(place(scope, JSON.valueToTree(body)));
    }
    manifests.sort(Comparator.comparing(Placed::stack).thenComparing(Placed::position));
    refuse(Identities.check(chart, manifests.stream().map(Placed::manifest).toList()));
    var set = new ManifestSet(manifests.stream().map(Placed::manifest).toList());
    refuse(Relations.check(set).stream().map(finding -> problem(scope, finding)).toList());
    return set;
  }

  private static Placed place(PlatformScope scope, ObjectNode body) {
    var id = new Manifest("", body).id();
    var stack = scope.objects().find(id).map(PlatformObject::stack).orElse(Stack.OTHER);
    var manifest = new Manifest("%02d-%s".formatted(stack.order(), stack.name()), body);
    return new Placed(stack, scope.objects().position(id), manifest);
  }

  private static Problem problem(PlatformScope scope, Relations.Finding finding) {
    return scope
        .objects()
        .find(finding.id())
        .map(object -> new Problem(object.path(), finding.toString(), object.source()))
        .orElseGet(
            () ->
                new Problem(
                    scope.path(), finding.toString(), new SourceLine("", "a construct", 0)));
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new SynthesisException(problems);
    }
  }

  /** A manifest, the file it belongs to, and its place in the order of the source. */
  private record Placed(Stack stack, int position, Manifest manifest) {}
}

package dev.strake.synth;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestId;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.cdk8s.ApiObject;
import org.cdk8s.Chart;

/** Finds objects that the API server would take for one. */
final class Identities {
  private Identities() {}

  static List<Problem> check(Chart chart, List<Manifest> manifests) {
    var counts = new LinkedHashMap<ManifestId, Integer>();
    manifests.forEach(manifest -> counts.merge(manifest.id(), 1, Integer::sum));
    var problems = new ArrayList<Problem>();
    counts.forEach(
        (id, count) -> {
          if (count > 1) {
            problems.add(problem(chart, id, pathsOf(chart, id)));
          }
        });
    return problems;
  }

  private static Problem problem(Chart chart, ManifestId id, List<String> paths) {
    return new Problem(
        chart.getNode().getId(),
        "%s must be made once, got it from the constructs %s; give all but one another name"
            .formatted(id, String.join(" and ", paths)),
        new SourceLine("", "constructs", 0));
  }

  private static List<String> pathsOf(Chart chart, ManifestId id) {
    return chart.getApiObjects().stream()
        .filter(object -> idOf(object).equals(id))
        .map(object -> object.getNode().getPath())
        .toList();
  }

  private static ManifestId idOf(ApiObject object) {
    var namespace = object.getMetadata().getNamespace();
    return ManifestId.of(
        object.getApiVersion(),
        object.getKind(),
        namespace == null ? "" : namespace,
        String.valueOf(object.getName()));
  }
}

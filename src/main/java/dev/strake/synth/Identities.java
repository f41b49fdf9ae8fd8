package dev.strake.synth;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestId;
import dev.strake.platform.PlatformObject;
import dev.strake.platform.PlatformScope;
import dev.strake.platform.Problems.Problem;
import dev.strake.platform.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.cdk8s.ApiObject;
import org.cdk8s.Chart;

/** Finds objects that the API server would take for one. */
final class Identities {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands for the line of an object that no part made. */
  static final SourceLine NO_LINE = new SourceLine("", "a construct", 0);

  private Identities() {}

  static List<Problem> check(Chart chart, PlatformScope scope, List<Manifest> manifests) {
    var counts = new LinkedHashMap<ManifestId, Integer>();
    manifests.forEach(manifest -> counts.merge(manifest.id(), 1, Integer::sum));
    var problems = new ArrayList<Problem>();
    counts.forEach(
        (id, count) -> {
          if (count > 1) {
            problems.add(problem(chart, scope, id));
          }
        });
    return problems;
  }

  private static Problem problem(Chart chart, PlatformScope scope, ManifestId id) {
    var ours = scope.objects().find(id);
    var message =
        "%s must be made once, got it from %s; give all but one another name"
            .formatted(id, String.join(" and from ", makers(chart, id, ours)));
    return ours.map(object -> new Problem(object.path(), message, object.source()))
        .orElseGet(() -> new Problem(scope.path(), message, NO_LINE));
  }

  /** A construct of somebody else knows its path, not its line. */
  private static List<String> makers(Chart chart, ManifestId id, Optional<PlatformObject> ours) {
    var makers = new ArrayList<String>();
    ours.ifPresent(object -> makers.add("%s (%s)".formatted(object.path(), object.source())));
    var own = ours.map(object -> object.construct().getNode().getPath()).orElse("");
    for (var object : Synthesizer.objects(chart).toList()) {
      var path = object.getNode().getPath();
      if (!path.equals(own) && idOf(object).equals(id)) {
        makers.add("the construct " + path);
      }
    }
    return makers;
  }

  private static ManifestId idOf(ApiObject object) {
    return new Manifest("", JSON.valueToTree(object.toJson())).id();
  }
}

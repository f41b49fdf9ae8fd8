package dev.strake.synth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.kubernetes.QuantityValue;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.synth.Relations.Finding;
import java.util.ArrayList;
import java.util.List;

/** No container may request more than its limit: the API server refuses its pods. */
final class ContainerLimits {
  private ContainerLimits() {}

  static List<Finding> check(ManifestSet set) {
    var findings = new ArrayList<Finding>();
    for (var manifest : set.manifests()) {
      PodTemplate.of(manifest)
          .ifPresent(pod -> pod.all().forEach(container -> check(manifest, container, findings)));
    }
    return findings;
  }

  private static void check(Manifest manifest, JsonNode container, List<Finding> findings) {
    for (var limit : container.at("/resources/limits").properties()) {
      var request = container.at("/resources/requests").path(limit.getKey());
      if (!request.isMissingNode() && isLess(limit.getValue(), request)) {
        findings.add(
            new Finding(
                manifest.id(),
                "%s limit of container '%s' must not be below its request of %s, got %s; raise the"
                        .formatted(
                            limit.getKey(),
                            container.path("name").asText(),
                            request.asText(),
                            limit.getValue().asText())
                    + " limit or lower the request"));
      }
    }
  }

  private static boolean isLess(JsonNode left, JsonNode right) {
    return QuantityValue.parse(left.asText()).compareTo(QuantityValue.parse(right.asText())) < 0;
  }
}

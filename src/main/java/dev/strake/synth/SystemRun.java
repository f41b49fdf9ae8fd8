package dev.strake.synth;

import dev.strake.manifest.ManifestSet;
import java.util.Map;

/**
 * What one system became in one environment.
 *
 * @param system name of the system
 * @param environment name of the environment
 * @param manifests its objects
 * @param sources the user's line behind each object, by its identity
 */
public record SystemRun(
    String system, String environment, ManifestSet manifests, Map<String, String> sources) {

  public SystemRun {
    sources = Map.copyOf(sources);
  }

  /** Folder below the output folder. */
  public String folder() {
    return system + "/" + environment;
  }
}

package dev.strake.testing;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;

/** AssertJ assertions on synthesized objects. */
public final class ManifestAssertions {

  private ManifestAssertions() {}

  /** Starts assertions on all objects of a system in one environment. */
  public static ManifestSetAssert assertThatManifests(ManifestSet actual) {
    return new ManifestSetAssert(actual);
  }

  /** Starts assertions on one object. */
  public static ManifestAssert assertThatManifest(Manifest actual) {
    return new ManifestAssert(actual);
  }
}

/**
 * Snapshots and assertions for the tests of whoever builds on Strake; {@link
 * dev.strake.testing.Snapshots} and {@link dev.strake.testing.ManifestAssertions} are the entry
 * points. Needs AssertJ on the class path.
 */
@NullMarked
package dev.strake.testing;

import org.jspecify.annotations.NullMarked;

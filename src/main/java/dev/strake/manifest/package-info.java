/**
 * Synthesized objects as plain data; {@link dev.strake.manifest.ManifestSet} is the entry point.
 */
@NullMarked
package dev.strake.manifest;

import org.jspecify.annotations.NullMarked;

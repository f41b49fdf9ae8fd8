/** Proves each fact of a system's sheet on its YAML; {@link dev.strake.coverage.Facts} starts. */
@NullMarked
package dev.strake.coverage;

import org.jspecify.annotations.NullMarked;

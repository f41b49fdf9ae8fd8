/**
 * Runs systems for environments and writes what comes out; {@link dev.strake.synth.Synthesizer} is
 * the\n * entry point.
 */
@NullMarked
package dev.strake.synth;

import org.jspecify.annotations.NullMarked;

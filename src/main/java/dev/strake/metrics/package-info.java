/**
 * Metrics as typed values, and who exports them: {@link dev.strake.metrics.Metric} is the entry
 * point, {@link dev.strake.metrics.Exporters} the catalogue.
 */
@NullMarked
package dev.strake.metrics;

import org.jspecify.annotations.NullMarked;

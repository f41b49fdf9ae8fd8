/**
 * Metrics, alerts and dashboards of a system: {@link dev.strake.monitoring.Monitoring} is the part
 * that runs them, {@link dev.strake.monitoring.Alert} and {@link dev.strake.monitoring.Dashboard}
 * what a team writes for it.
 */
@NullMarked
package dev.strake.monitoring;

import org.jspecify.annotations.NullMarked;

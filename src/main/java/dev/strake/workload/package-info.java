/**
 * What parts that run pods share: containers, pod security, probes, scaling, budgets, config and
 * jobs.\n * {@link dev.strake.workload.Workload} is the entry point.
 */
@NullMarked
package dev.strake.workload;

import org.jspecify.annotations.NullMarked;

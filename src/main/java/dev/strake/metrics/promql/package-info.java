/**
 * PromQL as a tree: {@link dev.strake.metrics.promql.PromQl} builds it from metrics and parses it
 * from text, {@link dev.strake.metrics.promql.Expr} is what both give.
 */
@NullMarked
package dev.strake.metrics.promql;

import org.jspecify.annotations.NullMarked;

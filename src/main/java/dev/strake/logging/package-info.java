/**
 * The way of a log line from a container to whoever reads it: a collector on every node, and Loki.
 * {@link dev.strake.logging.Logging} is the entry point.
 */
@NullMarked
package dev.strake.logging;

import org.jspecify.annotations.NullMarked;

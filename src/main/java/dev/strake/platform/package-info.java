/**
 * What every part stands on: systems, environments, references, the graph of edges and the one
 * way\n * objects enter the tree. {@link dev.strake.platform.PlatformSystem} is the entry point.
 */
@NullMarked
package dev.strake.platform;

import org.jspecify.annotations.NullMarked;

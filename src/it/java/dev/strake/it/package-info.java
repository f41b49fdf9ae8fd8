/** Judges what lies in {@code dist/} by the real things: API server, servers, outside tools. */
@NullMarked
package dev.strake.it;

import org.jspecify.annotations.NullMarked;

/** Our first users: one class per system. The library knows nothing of them. */
@NullMarked
package dev.strake.systems;

import org.jspecify.annotations.NullMarked;

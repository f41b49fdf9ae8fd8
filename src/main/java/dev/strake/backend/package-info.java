/**
 * A system's own programs: {@link dev.strake.backend.Backend}, workers, migrations and scheduled
 * jobs.
 */
@NullMarked
package dev.strake.backend;

import org.jspecify.annotations.NullMarked;

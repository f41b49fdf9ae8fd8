/**
 * Databases and caches: in the cluster or somewhere else, behind the same types. {@link
 * dev.strake.database.Postgres} is the entry point.
 */
@NullMarked
package dev.strake.database;

import org.jspecify.annotations.NullMarked;

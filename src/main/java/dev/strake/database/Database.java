package dev.strake.database;

import dev.strake.platform.PooledConnectable;

/** A PostgreSQL database, wherever it runs. */
public interface Database extends PooledConnectable {

  /** Its server's version and extensions, which dumps and restores need too. */
  PostgresVersion version();

  /** How its clients reach it. */
  DatabaseConnection connection();
}

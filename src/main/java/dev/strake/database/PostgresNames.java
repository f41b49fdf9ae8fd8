package dev.strake.database;

import dev.strake.value.Checks;

/** The form of names in PostgreSQL that need no quotes. */
final class PostgresNames {
  private PostgresNames() {}

  static String check(String what, String name) {
    Checks.that(
        name.matches("[a-z_][a-z0-9_]{0,62}"),
        "%s must be at most 63 lower-case letters, digits and underscores, got '%s'; write '%s'",
        what,
        name,
        name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_]", "_"));
    return name;
  }

  /** A name made of a system's name, such as {@code shop_eu} of {@code shop-eu}. */
  static String of(String systemName) {
    return systemName.replace('-', '_');
  }
}

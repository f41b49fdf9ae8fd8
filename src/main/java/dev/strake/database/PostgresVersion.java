package dev.strake.database;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which PostgreSQL runs, with which extensions.
 *
 * @param major major version, 16 to 18
 * @param extensions extensions that the database has before its first user comes
 * @param ownImage image instead of the one that fits version and extensions
 */
public record PostgresVersion(int major, List<String> extensions, Optional<Image> ownImage) {
  private static final Map<Integer, String> MINOR = Map.of(16, "16.15", 17, "17.11", 18, "18.6");
  private static final String VECTOR = "vector";
  private static final String PGVECTOR = "0.8.7";

  /** What the official image brings along. */
  private static final Set<String> CONTRIB =
      Set.of(
          "amcheck",
          "bloom",
          "btree_gin",
          "btree_gist",
          "citext",
          "cube",
          "dblink",
          "earthdistance",
          "fuzzystrmatch",
          "hstore",
          "intarray",
          "isn",
          "lo",
          "ltree",
          "pageinspect",
          "pg_buffercache",
          "pg_freespacemap",
          "pg_prewarm",
          "pg_stat_statements",
          "pg_trgm",
          "pg_visibility",
          "pgcrypto",
          "pgrowlocks",
          "pgstattuple",
          "postgres_fdw",
          "sslinfo",
          "tablefunc",
          "tsm_system_rows",
          "unaccent",
          "uuid-ossp");

  /** Extensions that work only in a server that loads them at its start. */
  private static final Set<String> PRELOADED =
      Set.of("pg_stat_statements", "pg_cron", "pgaudit", "timescaledb");

  /**
   * Checks that an image is known.
   *
   * @throws IllegalArgumentException when the version is not, or no known image has an extension
   */
  public PostgresVersion {
    extensions = List.copyOf(extensions);
    requireNonNull(ownImage, "ownImage");
    Checks.that(MINOR.containsKey(major), "postgres version must be 16, 17 or 18, got %d", major);
    for (var extension : extensions) {
      Checks.that(
          extension.matches("[a-z][a-z0-9_-]{0,62}"),
          "extension must be lower-case letters, digits, '_' and '-', got '%s'",
          extension);
      Checks.that(
          ownImage.isPresent() || CONTRIB.contains(extension) || extension.equals(VECTOR),
          "extension '%s' must be in the image, got none that is known to have it; write"
              + " withImage(…) before withExtension(\"%s\")",
          extension,
          extension);
    }
  }

  /** The same with an extension, once. */
  public PostgresVersion withExtension(String extension) {
    if (extensions.contains(extension)) {
      return this;
    }
    var more = new ArrayList<>(extensions);
    more.add(extension);
    return new PostgresVersion(major, more, ownImage);
  }

  /** The same from another image, which must behave like the official one. */
  public PostgresVersion withImage(Image image) {
    return new PostgresVersion(major, extensions, Optional.of(image));
  }

  /** What server, dumps and restores run. */
  public Image image() {
    return ownImage.orElseGet(this::knownImage);
  }

  private Image knownImage() {
    return extensions.contains(VECTOR)
        ? Image.of("docker.io/pgvector/pgvector", PGVECTOR + "-pg" + major)
        : Image.of("docker.io/library/postgres", MINOR.get(major));
  }

  /** The extensions that the server loads at its start. */
  List<String> preloaded() {
    return extensions.stream().filter(PRELOADED::contains).toList();
  }

  /** Where the image expects its volume: since 18 one folder up, with the version in its path. */
  String volumePath() {
    return major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
  }

  /** The data's folder within the volume, whose own root may hold {@code lost+found}. */
  String dataPath() {
    return major >= 18 ? volumePath() + "/" + major + "/docker" : volumePath() + "/pgdata";
  }
}

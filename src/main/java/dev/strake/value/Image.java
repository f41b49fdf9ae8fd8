package dev.strake.value;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A container image with a fixed version.
 *
 * @param repository registry and repository, such as {@code docker.io/library/redis}
 * @param tag version, such as {@code 7.4.11}; never a moving one
 * @param digest {@code sha256:…}, or empty where only the tag is known
 */
public record Image(String repository, String tag, String digest) {
  private static final String COMPONENT = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern REPOSITORY =
      Pattern.compile("(%s:[0-9]{1,5}/)?%s(/%s)*".formatted(COMPONENT, COMPONENT, COMPONENT));
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * Checks that the image can be only one.
   *
   * @throws IllegalArgumentException when the tag is missing or moving, or a part is malformed
   */
  public Image {
    requireNonNull(repository, "repository");
    requireNonNull(tag, "tag");
    requireNonNull(digest, "digest");
    Checks.that(
        REPOSITORY.matcher(repository).matches(),
        "image repository must be lower case and like 'registry.example/team/app', got '%s'",
        repository);
    Checks.that(
        !tag.isEmpty() && TAG.matcher(tag).matches(),
        "image '%s' must have a tag of at most 128 letters, digits, '.', '_' and '-', got '%s';"
            + " pass a version such as '1.4.2'",
        repository,
        tag);
    Checks.that(
        !tag.toLowerCase(Locale.ROOT).startsWith("latest")
            && tag.chars().anyMatch(Character::isDigit),
        "image tag must be fixed, got '%s:%s'; pass a version such as '1.4.2'",
        repository,
        tag);
    if (!digest.isEmpty()) {
      checkDigest(digest);
    }
  }

  private static void checkDigest(String digest) {
    Checks.that(
        DIGEST.matcher(digest).matches(),
        "image digest must be 'sha256:' and 64 hex digits, got '%s'",
        digest);
  }

  /** An image by its version tag. */
  public static Image of(String repository, String tag) {
    return new Image(repository, tag, "");
  }

  /**
   * Reads {@code repository:tag} or {@code repository:tag@sha256:…}.
   *
   * @throws IllegalArgumentException when it has no tag
   */
  public static Image parse(String reference) {
    var at = reference.indexOf('@');
    if (at >= 0) {
      var digest = reference.substring(at + 1);
      checkDigest(digest);
      return parse(reference.substring(0, at)).withDigest(digest);
    }
    var colon = reference.lastIndexOf(':');
    Checks.that(
        colon > reference.lastIndexOf('/'),
        "image must have a tag, got '%s'; write '%s:1.4.2' with the version to run",
        reference,
        reference);
    return of(reference.substring(0, colon), reference.substring(colon + 1));
  }

  /** The same image pinned to its content. */
  public Image withDigest(String digest) {
    return new Image(repository, tag, digest);
  }

  /** The same image pulled through a mirror, such as {@code mirror.example/cache}. */
  public Image through(String mirror) {
    return mirror.isEmpty() ? this : new Image(mirror + "/" + repository, tag, digest);
  }

  /** What stands in {@code image:} of a container. */
  @Override
  public String toString() {
    return digest.isEmpty() ? repository + ":" + tag : repository + ":" + tag + "@" + digest;
  }
}

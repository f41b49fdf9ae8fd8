package dev.strake.ingress;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;

/**
 * An annotation of NGINX that no field of a route stands for.
 *
 * @param annotation which one
 * @param value its value, in the annotation's own form
 */
public record NginxSetting(NginxAnnotation annotation, String value) {
  static final String PREFIX = "nginx.ingress.kubernetes.io/";

  /**
   * Checks the form of the value.
   *
   * @throws IllegalArgumentException when the controller would pass over it
   */
  public NginxSetting {
    requireNonNull(annotation, "annotation");
    Checks.that(
        annotation.format().fits(value),
        "nginx setting '%s' must be %s, got '%s'",
        annotation.id(),
        annotation.format().words(),
        value);
  }

  /** A setting by its annotation. */
  public static NginxSetting of(NginxAnnotation annotation, String value) {
    return new NginxSetting(annotation, value);
  }

  /**
   * A setting by the annotation's name, with or without its prefix.
   *
   * @throws IllegalArgumentException when the controller reads no such annotation; the message
   *     names the one that was probably meant
   */
  public static NginxSetting of(String name, String value) {
    var id = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    Checks.that(
        !id.endsWith("-snippet"),
        "nginx setting must not be a snippet, got '%s': controllers refuse snippets, which can read"
            + " every Secret they hold; write a setting of its own",
        id);
    var found = NginxAnnotation.find(id);
    Checks.that(
        found.isPresent(),
        "nginx setting must be an annotation that the controller reads, got '%s'; %s",
        id,
        found.isPresent() ? "" : NginxMistakes.advice(id));
    return new NginxSetting(found.orElseThrow(), value);
  }
}

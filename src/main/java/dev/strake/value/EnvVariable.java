package dev.strake.value;

import static java.util.Objects.requireNonNull;

/**
 * An environment variable of a container.
 *
 * @param name name, such as {@code DATABASE_URL}
 * @param source where its value comes from
 */
public record EnvVariable(String name, Source source) {

  public EnvVariable {
    requireNonNull(source, "source");
    Checks.that(
        name.matches("[A-Za-z_][A-Za-z0-9_]*"),
        "environment variable must be letters, digits and '_', got '%s'",
        name);
  }

  /** A variable whose value stands in the output. */
  public static EnvVariable of(String name, String value) {
    return new EnvVariable(name, new Literal(value));
  }

  /** A variable whose value comes from a Secret. */
  public static EnvVariable of(String name, SecretKey key) {
    return new EnvVariable(name, new FromSecret(key));
  }

  /** A variable whose value is a field of the pod, such as {@code status.podIP}. */
  public static EnvVariable field(String name, String fieldPath) {
    return new EnvVariable(name, new FromField(fieldPath));
  }

  /** The same source under another name. */
  public EnvVariable named(String other) {
    return new EnvVariable(other, source);
  }

  /** Where a value comes from. */
  public sealed interface Source {}

  /**
   * A value that stands in the output.
   *
   * @param value the text
   */
  public record Literal(String value) implements Source {
    public Literal {
      requireNonNull(value, "value");
    }
  }

  /**
   * A value that a Secret holds.
   *
   * @param key which
   */
  public record FromSecret(SecretKey key) implements Source {
    public FromSecret {
      requireNonNull(key, "key");
    }
  }

  /**
   * A value of the pod itself.
   *
   * @param path field path, such as {@code metadata.name}
   */
  public record FromField(String path) implements Source {
    public FromField {
      requireNonNull(path, "path");
    }
  }
}

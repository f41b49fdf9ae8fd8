package dev.strake.platform;

import java.util.Locale;

/**
 * Where a system runs. Each system declares an enum of its own; a switch over it in the system's
 * table does not compile until every environment is decided.
 */
public interface Environment {

  /** The constant's name; an enum has it already. */
  String name();

  /** The name in folders, labels and commands, such as {@code production}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What holds for every object of the environment. Default: {@link EnvironmentSettings#none()}.
   */
  default EnvironmentSettings settings() {
    return EnvironmentSettings.none();
  }
}

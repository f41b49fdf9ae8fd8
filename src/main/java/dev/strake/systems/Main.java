package dev.strake.systems;

import dev.strake.cli.PlatformApp;

/** All systems of this repository. */
public final class Main {
  private Main() {}

  /** Runs a command of {@code bin/strake}. */
  public static void main(String[] args) {
    System.exit(app().run(args));
  }

  /** The systems, for tests too. */
  public static PlatformApp app() {
    return PlatformApp.create().system("hive", Hive.Stage.class, Hive::new);
  }
}

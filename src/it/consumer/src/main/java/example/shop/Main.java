package example.shop;

import dev.strake.cli.PlatformApp;

/** The shop's command line. */
public final class Main {
  private Main() {}

  /** Runs a command, such as {@code synth}. */
  public static void main(String[] args) {
    System.exit(PlatformApp.create().system("shop", Shop.Stage.class, Shop::new).run(args));
  }
}

package dev.strake;

import dev.strake.backend.Backend;
import dev.strake.backend.BackendProps;
import dev.strake.backend.Worker;
import dev.strake.backend.WorkerProps;
import dev.strake.platform.Environment;
import dev.strake.platform.EnvironmentSettings;
import dev.strake.platform.PlatformSystem;
import dev.strake.value.Image;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Scaling;
import software.constructs.Construct;

/** The smallest system with an edge in it, as a user would write it. */
public final class Shop extends PlatformSystem {
  public static final Image API = Image.of("registry.example/shop/api", "1.4.2");
  public static final Image MAILER = Image.of("registry.example/shop/mailer", "2.0.1");

  private final Backend api;
  private final Worker mailer;

  /** A shop with settings for its one environment. */
  public Shop(Construct scope, EnvironmentSettings settings) {
    this(scope, new Only(settings), API);
  }

  /** A shop whose API has another image. */
  public Shop(Construct scope, Environment environment, Image image) {
    super(scope, "shop", environment);
    api = new Backend(this, "api", api(image).build());
    var mailerProps =
        WorkerProps.builder(MAILER, HealthCheck.exec("mailer", "alive"))
            .uses(api)
            .internet("mail relay");
    mailer = new Worker(this, "mailer", mailerProps.build());
  }

  /** Props of its API, for tests that change one of them. */
  public static BackendProps.Builder api(Image image) {
    return BackendProps.builder(image).scaling(Scaling.between(2, 6).cpu(70));
  }

  /** Its API. */
  public Backend api() {
    return api;
  }

  /** Its worker. */
  public Worker mailer() {
    return mailer;
  }

  /** An environment by its settings. */
  public record Only(EnvironmentSettings settings) implements Environment {
    @Override
    public String name() {
      return "PRODUCTION";
    }
  }
}

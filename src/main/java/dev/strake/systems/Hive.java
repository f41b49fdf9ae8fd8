package dev.strake.systems;

import dev.strake.backend.Backend;
import dev.strake.backend.BackendProps;
import dev.strake.platform.Environment;
import dev.strake.platform.PlatformSystem;
import dev.strake.value.Image;
import dev.strake.workload.Scaling;
import software.constructs.Construct;

/** HIVE: one API and an admin app in front of PostgreSQL and Redis. */
public final class Hive extends PlatformSystem {

  /** Where HIVE runs. */
  public enum Stage implements Environment {
    PRODUCTION,
    STAGING
  }

  /** Makes HIVE in one environment. */
  public Hive(Construct scope, Stage stage) {
    super(scope, "hive", stage);
    new Backend(
        this,
        "backend",
        BackendProps.builder(Image.of("registry.example/hive/backend", "1.4.2"))
            .scaling(Scaling.between(3, 15).cpu(70))
            .build());
  }
}

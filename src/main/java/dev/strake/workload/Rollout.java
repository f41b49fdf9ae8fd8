package dev.strake.workload;

import dev.strake.platform.Quantities;
import org.cdk8s.plus34.k8s.DeploymentStrategy;
import org.cdk8s.plus34.k8s.RollingUpdateDeployment;

/** How a Deployment replaces its pods. */
public enum Rollout {
  /** A new pod first, then an old one goes: no replica is missing. */
  SURGE,
  /** All old pods first: for programs that must never run twice. */
  RECREATE;

  DeploymentStrategy render() {
    if (this == RECREATE) {
      return DeploymentStrategy.builder().type("Recreate").build();
    }
    var surge =
        RollingUpdateDeployment.builder()
            .maxSurge(Quantities.number(1))
            .maxUnavailable(Quantities.number(0))
            .build();
    return DeploymentStrategy.builder().type("RollingUpdate").rollingUpdate(surge).build();
  }
}

package dev.strake.workload;

import dev.strake.platform.Default;
import dev.strake.platform.PlatformScope;
import dev.strake.platform.Quantities;
import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import org.cdk8s.plus34.k8s.Capabilities;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.Lifecycle;
import org.cdk8s.plus34.k8s.LifecycleHandler;
import org.cdk8s.plus34.k8s.ObjectFieldSelector;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceRequirements;
import org.cdk8s.plus34.k8s.SecretKeySelector;
import org.cdk8s.plus34.k8s.SecurityContext;
import org.cdk8s.plus34.k8s.SleepAction;

/** Writes containers the way cdk8s-plus takes them. */
final class Containers {
  private final PlatformScope scope;

  Containers(PlatformScope scope) {
    this.scope = scope;
  }

  Container render(ContainerSpec spec) {
    var container =
        Container.builder()
            .name(spec.name())
            .image(spec.image().through(scope.settings().registryMirror()).toString())
            .imagePullPolicy("IfNotPresent")
            .resources(resources(spec.resources()))
            .securityContext(security(spec.rights()));
    if (!spec.command().isEmpty()) {
      container.command(spec.command());
    }
    if (!spec.args().isEmpty()) {
      container.args(spec.args());
    }
    if (!spec.environment().isEmpty()) {
      container.env(spec.environment().stream().map(Containers::variable).toList());
    }
    if (!spec.ports().isEmpty()) {
      container.ports(spec.ports().stream().map(Containers::port).toList());
    }
    if (!spec.mounts().isEmpty()) {
      container.volumeMounts(spec.mounts().stream().map(Mount::render).toList());
    }
    spec.health().ifPresent(health -> probes(container, health));
    if (!spec.preStop().isZero() && scope.has(Default.GRACEFUL_END)) {
      container.lifecycle(sleepBeforeEnd(spec.preStop().toSeconds()));
    }
    return container.build();
  }

  private static void probes(Container.Builder container, HealthCheck health) {
    health.startup().forEach(probe -> container.startupProbe(probe.render()));
    container.livenessProbe(health.liveness().render());
    health.readiness().forEach(probe -> container.readinessProbe(probe.render()));
  }

  private static Lifecycle sleepBeforeEnd(long seconds) {
    var sleep = SleepAction.builder().seconds(seconds).build();
    return Lifecycle.builder().preStop(LifecycleHandler.builder().sleep(sleep).build()).build();
  }

  private ResourceRequirements resources(Resources resources) {
    var requests = new LinkedHashMap<String, Quantity>();
    requests.put("cpu", Quantities.of(resources.cpuRequest()));
    requests.put("memory", Quantities.of(resources.memoryRequest()));
    var limits = new LinkedHashMap<String, Quantity>();
    if (!resources.cpuLimit().isUnlimited() && scope.settings().cpuLimits()) {
      limits.put("cpu", Quantities.of(resources.cpuLimit()));
    }
    limits.put("memory", Quantities.of(resources.memoryLimit()));
    return ResourceRequirements.builder().requests(requests).limits(limits).build();
  }

  private SecurityContext security(ContainerSpec.Rights rights) {
    var capabilities = Capabilities.builder().drop(List.of("ALL"));
    if (!rights.capabilities().isEmpty()) {
      capabilities.add(rights.capabilities());
    }
    return SecurityContext.builder()
        .allowPrivilegeEscalation(false)
        .readOnlyRootFilesystem(rights.readOnlyRoot() && scope.has(Default.READ_ONLY_ROOT))
        .capabilities(capabilities.build())
        .build();
  }

  private static ContainerPort port(Port port) {
    return ContainerPort.builder().name(port.name()).containerPort(port.number()).build();
  }

  private static EnvVar variable(EnvVariable variable) {
    var rendered = EnvVar.builder().name(variable.name());
    if (variable.source() instanceof EnvVariable.Literal literal) {
      return rendered.value(literal.value()).build();
    }
    if (variable.source() instanceof EnvVariable.FromSecret secret) {
      var key =
          SecretKeySelector.builder().name(secret.key().secret()).key(secret.key().key()).build();
      return rendered.valueFrom(EnvVarSource.builder().secretKeyRef(key).build()).build();
    }
    var path = ((EnvVariable.FromField) variable.source()).path();
    var field = ObjectFieldSelector.builder().fieldPath(path).build();
    return rendered.valueFrom(EnvVarSource.builder().fieldRef(field).build()).build();
  }
}

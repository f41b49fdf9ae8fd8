package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Quantities;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import java.util.List;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.ServicePort;
import org.cdk8s.plus34.k8s.ServiceSpec;

/** The Services in front of a part's pods. */
public final class Services {
  private Services() {}

  /**
   * A port of a Service.
   *
   * @param port its name and number
   * @param target name of the containers' port behind it
   */
  public record Exposed(Port port, String target) {

    /** The container's port under its own number. */
    public static Exposed of(Port port) {
      return new Exposed(port, port.name());
    }

    /** The container's port under another number. */
    public static Exposed of(Port port, int number) {
      return new Exposed(new Port(port.name(), number), port.name());
    }
  }

  /** A Service with one address, which spreads connections over the ready pods. */
  public static void balanced(
      Part owner, Stack stack, String name, String namespace, Labels labels, Exposed... ports) {
    add(owner, stack, name, namespace, labels, spec(owner, labels, List.of(ports)));
  }

  /** A Service without an address, which gives each pod of a StatefulSet its name. */
  public static void headless(
      Part owner, Stack stack, String name, String namespace, Labels labels, Exposed... ports) {
    var spec = spec(owner, labels, List.of(ports)).clusterIp("None");
    add(owner, stack, name, namespace, labels, spec);
  }

  private static ServiceSpec.Builder spec(Part owner, Labels labels, List<Exposed> ports) {
    var spec =
        ServiceSpec.builder()
            .selector(labels.selector())
            .ports(ports.stream().map(Services::port).toList());
    if (owner.scope().settings().dualStack()) {
      spec.ipFamilyPolicy("PreferDualStack");
    }
    return spec;
  }

  private static ServicePort port(Exposed exposed) {
    return ServicePort.builder()
        .name(exposed.port().name())
        .port(exposed.port().number())
        .targetPort(Quantities.text(exposed.target()))
        .build();
  }

  private static void add(
      Part owner,
      Stack stack,
      String name,
      String namespace,
      Labels labels,
      ServiceSpec.Builder spec) {
    var meta = owner.metadata(name, namespace, labels).build();
    owner.add(
        stack, Kinds.SERVICE, KubeServiceProps.builder().metadata(meta).spec(spec.build()).build());
  }
}

package dev.strake.ingress;

import dev.strake.ingress.RoutePlan.Group;
import dev.strake.ingress.RoutePlan.Resolved;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.ForeignPods;
import dev.strake.value.Host;
import dev.strake.value.Port;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.constructs.Construct;

/** Lets requests from outside in: by host and path to parts, over TLS, within limits. */
public final class Ingress extends Part {
  private static final String PUBLIC_HOST = "strake.dev/public-host";
  private static final String EXTERNAL_DNS = "external-dns.alpha.kubernetes.io/hostname";

  private final IngressProps props;
  private final RoutePlan plan;

  /** Makes the routes with their certificates and network policies. */
  public Ingress(Construct scope, String id, IngressProps props) {
    super(scope, id);
    this.props = props;
    this.plan = new RouteChecks(this, props).plan();
    var certificates = new Certificates(this, props.tls());
    if (props.controller() instanceof Controller.Nginx nginx) {
      new NginxOutput(this, nginx, plan, certificates).write();
    } else if (props.controller() instanceof Controller.EnvoyGateway envoy) {
      new EnvoyOutput(this, envoy, plan, certificates).write();
    }
    certificates.connect();
    plan.routes().forEach(this::connect);
  }

  /** The hosts that answer, in the order of the source. */
  public List<Host> hosts() {
    return plan.sites().stream().flatMap(site -> site.hosts().stream()).distinct().toList();
  }

  private void connect(Resolved route) {
    var containerPort = route.endpoint().ports().getOrDefault(route.port(), route.port());
    for (var pods : route.endpoint().pods()) {
      var purpose = "requests from outside";
      scope().graph().connect(controllerPods(), pods, purpose, Port.http(containerPort));
    }
  }

  IngressProps props() {
    return props;
  }

  ForeignPods controllerPods() {
    var controller = props.controller();
    return new ForeignPods("ingress-controller", controller.namespace(), controller.pods());
  }

  /** What a later command or another program wants to know of an object that routes. */
  Map<String, String> annotations(Group group) {
    var hosts = group.site().hosts().stream().map(Host::name).collect(Collectors.joining(","));
    var annotations = new TreeMap<>(props.annotations());
    annotations.put(PUBLIC_HOST, hosts);
    if (props.externalDns() && group.main()) {
      var all =
          plan.certified(group.site()).stream().map(Host::name).collect(Collectors.joining(","));
      annotations.put(EXTERNAL_DNS, all);
    }
    return annotations;
  }
}

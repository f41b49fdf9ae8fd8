package dev.strake.ingress;

import dev.strake.ingress.RoutePlan.Denied;
import dev.strake.ingress.RoutePlan.Group;
import dev.strake.ingress.RoutePlan.Resolved;
import dev.strake.platform.Kinds;
import dev.strake.platform.Stack;
import dev.strake.value.Host;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.HttpIngressPath;
import org.cdk8s.plus34.k8s.HttpIngressRuleValue;
import org.cdk8s.plus34.k8s.IngressBackend;
import org.cdk8s.plus34.k8s.IngressRule;
import org.cdk8s.plus34.k8s.IngressServiceBackend;
import org.cdk8s.plus34.k8s.IngressSpec;
import org.cdk8s.plus34.k8s.IngressTls;
import org.cdk8s.plus34.k8s.KubeIngressProps;
import org.cdk8s.plus34.k8s.ServiceBackendPort;

/** Ingress objects for NGINX. */
final class NginxOutput {
  private final Ingress part;
  private final Controller.Nginx controller;
  private final RoutePlan plan;
  private final Certificates certificates;

  NginxOutput(
      Ingress part, Controller.Nginx controller, RoutePlan plan, Certificates certificates) {
    this.part = part;
    this.controller = controller;
    this.plan = plan;
    this.certificates = certificates;
  }

  void write() {
    plan.groups().forEach(this::write);
    plan.denied().forEach(this::write);
    plan.sites().forEach(this::writeRedirects);
    certificates.write();
  }

  private void write(Group group) {
    var annotations = new TreeMap<>(NginxAnnotations.of(group.policy()));
    annotations.putAll(part.annotations(group));
    if (group.main() && plan.redirects(group.site()).anyMatch(Redirect::isWww)) {
      annotations.putAll(NginxAnnotations.www());
    }
    var paths = group.routes().stream().map(r -> path(r.route().path(), r)).toList();
    write(group.name(), group.namespace(), group.site(), group.site().hosts(), annotations, paths);
  }

  private void write(Denied denied) {
    var paths = denied.paths().stream().map(path -> path(path, denied.route())).toList();
    var site = denied.site();
    var namespace = denied.route().namespace();
    write(denied.name(), namespace, site, site.hosts(), NginxAnnotations.denied(), paths);
  }

  private void writeRedirects(Site site) {
    var backend = plan.mainRoute(site).orElseThrow();
    plan.redirects(site)
        .filter(redirect -> !redirect.isWww())
        .forEach(
            redirect ->
                write(
                    plan.name(site, "from-" + redirect.from().name().replace('.', '-')),
                    backend.namespace(),
                    site,
                    List.of(redirect.from()),
                    NginxAnnotations.redirect(redirect.to().url()),
                    List.of(path("/", backend))));
  }

  private void write(
      String name,
      String namespace,
      Site site,
      List<Host> hosts,
      Map<String, String> annotations,
      List<HttpIngressPath> paths) {
    var certified = plan.certified(site);
    certificates.add(namespace, plan.secret(site), certified);
    var tls =
        IngressTls.builder()
            .hosts(certified.stream().map(Host::name).toList())
            .secretName(plan.secret(site))
            .build();
    var http = HttpIngressRuleValue.builder().paths(paths).build();
    var rules =
        hosts.stream().map(h -> IngressRule.builder().host(h.name()).http(http).build()).toList();
    var spec =
        IngressSpec.builder()
            .ingressClassName(controller.className())
            .tls(List.of(tls))
            .rules(rules)
            .build();
    var meta =
        part.metadata(name, namespace, part.labels("ingress")).annotations(annotations).build();
    part.add(
        Stack.INGRESS, Kinds.INGRESS, KubeIngressProps.builder().metadata(meta).spec(spec).build());
  }

  private static HttpIngressPath path(String path, Resolved route) {
    var port = ServiceBackendPort.builder().number(route.port()).build();
    var service =
        IngressServiceBackend.builder().name(route.endpoint().service()).port(port).build();
    return HttpIngressPath.builder()
        .path(path)
        .pathType("Prefix")
        .backend(IngressBackend.builder().service(service).build())
        .build();
  }
}

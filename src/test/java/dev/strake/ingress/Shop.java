package dev.strake.ingress;

import dev.strake.manifest.ManifestSet;
import dev.strake.platform.Environment;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.PlatformSystem;
import dev.strake.platform.Routable;
import dev.strake.synth.Synthesizer;
import dev.strake.value.Host;
import dev.strake.value.Port;
import java.util.Map;
import org.cdk8s.App;

/** A system of a backend on port 3000 behind 80, and of a dashboard in a second namespace. */
final class Shop extends PlatformSystem {
  static final Host API = Host.of("api.shop.example");
  static final Tls ISSUER = Tls.clusterIssuer("letsencrypt-prod");

  final Pages backend = new Pages(this, "backend", scope().namespaces().base());
  final Pages dashboard =
      new Pages(this, "dashboard", scope().namespaces().of("monitoring", PodSecurity.RESTRICTED));

  private enum Stage implements Environment {
    PRODUCTION
  }

  Shop() {
    super(new App(), "shop", Stage.PRODUCTION);
  }

  /** The objects of a shop whose ingress is built on from the controller and the issuer. */
  static ManifestSet with(Controller controller, Routes routes) {
    var shop = new Shop();
    shop.ingress(controller, routes);
    return shop.synthesize();
  }

  static ManifestSet nginx(Routes routes) {
    return with(Controller.nginx(), routes);
  }

  static ManifestSet envoy(Routes routes) {
    return with(Controller.envoyGateway(), routes);
  }

  Ingress ingress(Controller controller, Routes routes) {
    var props = routes.add(this, IngressProps.builder(controller, ISSUER)).build();
    return new Ingress(this, "ingress", props);
  }

  ManifestSet synthesize() {
    return Synthesizer.synthesize(this);
  }

  Route api() {
    return Route.to(backend).at(API);
  }

  @FunctionalInterface
  interface Routes {
    IngressProps.Builder add(Shop shop, IngressProps.Builder props);
  }

  /** Something that answers requests. */
  static final class Pages extends Part implements Routable {
    private final String namespace;

    Pages(Shop shop, String id, String namespace) {
      super(shop, id);
      this.namespace = namespace;
    }

    @Override
    public Target target() {
      var pods = new Pods(this, name(), namespace, labels("backend").selector());
      return new Target(name(), namespace, Port.http(80), pods, Port.http(3000));
    }
  }

  static String value(ManifestSet set, String ingress, String annotation) {
    return annotations(set, ingress).getOrDefault("nginx.ingress.kubernetes.io/" + annotation, "");
  }

  static Map<String, String> annotations(ManifestSet set, String ingress) {
    var all = new java.util.TreeMap<String, String>();
    set.find("Ingress", ingress)
        .orElseThrow()
        .at("/metadata/annotations")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue().textValue()));
    return all;
  }
}

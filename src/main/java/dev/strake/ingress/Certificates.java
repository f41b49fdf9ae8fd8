package dev.strake.ingress;

import dev.strake.platform.CustomResource;
import dev.strake.platform.Kind;
import dev.strake.platform.Kinds;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.Stack;
import dev.strake.value.Host;
import dev.strake.value.Port;
import dev.strake.value.SecretKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The certificates of the hosts and the way to the pods that prove their names. */
final class Certificates {
  private static final Kind<CustomResource> CERTIFICATE =
      Kinds.custom("cert-manager.io/v1", "Certificate");
  private static final Map<String, String> SOLVER =
      Map.of("acme.cert-manager.io/http01-solver", "true");
  private static final Port SOLVER_PORT = Port.of("http", 8089);

  private final Ingress part;
  private final Tls tls;
  private final Map<String, Set<String>> hosts = new LinkedHashMap<>();

  Certificates(Ingress part, Tls tls) {
    this.part = part;
    this.tls = tls;
  }

  /** Notes hosts whose certificate a Secret of a namespace holds. */
  void add(String namespace, String secret, Collection<Host> names) {
    var all = hosts.computeIfAbsent(namespace + "/" + secret, key -> new LinkedHashSet<>());
    names.forEach(host -> all.add(host.name()));
  }

  /** One Certificate for each Secret, whatever the number of objects that use it. */
  void write() {
    hosts.forEach(
        (key, names) -> {
          var namespace = key.substring(0, key.indexOf('/'));
          var secret = key.substring(key.indexOf('/') + 1);
          if (tls.isIssued()) {
            var meta = part.metadata(secret, namespace, part.labels("ingress")).build();
            var spec = spec(secret, List.copyOf(names));
            part.add(Stack.INGRESS, CERTIFICATE, new CustomResource(meta, spec));
          }
        });
  }

  private Map<String, Object> spec(String secret, List<String> names) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("secretName", secret);
    spec.put("dnsNames", names);
    spec.put(
        "issuerRef", Map.of("group", "cert-manager.io", "kind", tls.kind(), "name", tls.issuer()));
    spec.put("privateKey", Map.of("algorithm", "ECDSA", "size", 256, "rotationPolicy", "Always"));
    return spec;
  }

  /** Declares provided Secrets, or lets the controller reach the solver pods of issued ones. */
  void connect() {
    for (var key : hosts.keySet()) {
      var namespace = key.substring(0, key.indexOf('/'));
      var secret = key.substring(key.indexOf('/') + 1);
      if (!tls.isIssued()) {
        for (var entry : List.of("tls.crt", "tls.key")) {
          part.scope().secrets().declare(namespace, new SecretKey(secret, entry));
        }
      } else if (tls.http01()) {
        var name = part.scope().systemName() + "-acme-solver";
        var solver = new Pods(part, name, namespace, SOLVER);
        var purpose = "proof of host names";
        part.scope().graph().connect(part.controllerPods(), solver, purpose, SOLVER_PORT);
      }
    }
  }
}

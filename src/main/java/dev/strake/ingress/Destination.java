package dev.strake.ingress;

import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.Routable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.plus34.Service;

/** Where a route leads. */
sealed interface Destination {

  /** The Service and what is known of the pods behind it, as of now. */
  Endpoint endpoint(Part ingress);

  /**
   * A Service and its pods.
   *
   * @param service name of the Service
   * @param namespace its namespace
   * @param ports its ports and the containers' ports behind them, the usual one first
   * @param pods the pods behind it, empty where nobody knows
   */
  record Endpoint(String service, String namespace, Map<Integer, Integer> ports, List<Pods> pods) {

    int firstPort() {
      return ports.keySet().iterator().next();
    }
  }

  /** A part of ours. */
  record OfPart(Routable part) implements Destination {
    @Override
    public Endpoint endpoint(Part ingress) {
      var target = part.target();
      var ports = Map.of(target.servicePort().number(), target.containerPort().number());
      return new Endpoint(target.service(), target.namespace(), ports, List.of(target.pods()));
    }
  }

  /** A Service that the user made with cdk8s-plus. */
  record OfService(Service service) implements Destination {
    @Override
    public Endpoint endpoint(Part ingress) {
      var object = asMap(ApiObject.of(service).toJson());
      var meta = asMap(object.get("metadata"));
      var spec = asMap(object.get("spec"));
      var name = String.valueOf(meta.get("name"));
      var namespace = String.valueOf(meta.getOrDefault("namespace", ingress.scope().namespace()));
      var selector = new LinkedHashMap<String, String>();
      asMap(spec.getOrDefault("selector", Map.of()))
          .forEach((key, value) -> selector.put(key, String.valueOf(value)));
      List<Pods> pods =
          selector.isEmpty() ? List.of() : List.of(new Pods(ingress, name, namespace, selector));
      return new Endpoint(name, namespace, ports((List<?>) spec.get("ports")), pods);
    }

    private static Map<Integer, Integer> ports(List<?> ports) {
      var numbers = new LinkedHashMap<Integer, Integer>();
      for (var port : ports) {
        var entry = asMap(port);
        var number = ((Number) entry.get("port")).intValue();
        // Without a target port, or under a name that only the pods know, the numbers are taken
        // to be the same.
        var target = entry.get("targetPort") instanceof Number n ? n.intValue() : number;
        numbers.put(number, target);
      }
      return numbers;
    }

    private static Map<String, Object> asMap(Object value) {
      var map = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) value).forEach((key, entry) -> map.put(String.valueOf(key), entry));
      return map;
    }
  }
}

package dev.strake.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.Quantity;

/**
 * The values of cdk8s-plus that live in Node. Each is asked for once: a call is a round trip to
 * another process.
 */
public final class Quantities {
  private static final Map<String, Quantity> QUANTITIES = new ConcurrentHashMap<>();
  private static final Map<Object, IntOrString> PORTS = new ConcurrentHashMap<>();

  private Quantities() {}

  /** A quantity such as {@code 250m} or {@code 1Gi}. */
  public static Quantity of(Object quantity) {
    return QUANTITIES.computeIfAbsent(quantity.toString(), Quantity::fromString);
  }

  /** A number where Kubernetes takes a number or a text. */
  public static IntOrString number(int number) {
    return PORTS.computeIfAbsent(number, n -> IntOrString.fromNumber((Integer) n));
  }

  /** A text where Kubernetes takes a number or a text: a port's name, a percentage. */
  public static IntOrString text(String text) {
    return PORTS.computeIfAbsent(text, t -> IntOrString.fromString((String) t));
  }
}

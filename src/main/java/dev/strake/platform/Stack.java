package dev.strake.platform;

import java.util.Locale;

/**
 * The file that an object is written to.
 *
 * @param order place in apply order, 0 to 99; the file's prefix
 * @param name the file's name, such as {@code backend}
 */
public record Stack(int order, String name) implements Comparable<Stack> {
  /** Namespaces and what holds for them as a whole. */
  public static final Stack NAMESPACE = new Stack(0, "namespace");

  /** Service accounts, roles and their bindings. */
  public static final Stack IDENTITY = new Stack(10, "identity");

  /** Network policies. */
  public static final Stack NETWORK = new Stack(20, "network");

  /** Databases and caches. */
  public static final Stack DATABASE = new Stack(30, "database");

  /** Migrations, backups and other jobs. */
  public static final Stack JOBS = new Stack(40, "jobs");

  /** Exporters of metrics. */
  public static final Stack EXPORTERS = new Stack(60, "exporters");

  /** Routes from outside. */
  public static final Stack INGRESS = new Stack(70, "ingress");

  /** Objects that a user's own cdk8s constructs make. */
  public static final Stack OTHER = new Stack(90, "other");

  /** The file of a backend, worker or another workload of the system's own. */
  public static Stack workload(String name) {
    return new Stack(50, name);
  }

  /** The file of a part of the monitoring. */
  public static Stack monitoring(String name) {
    return new Stack(80, name);
  }

  /** Place and name, such as {@code 50-backend}. */
  public String id() {
    return String.format(Locale.ROOT, "%02d-%s", order, name);
  }

  /** The file's name in an environment's folder. */
  public String file() {
    return id() + ".k8s.yaml";
  }

  @Override
  public int compareTo(Stack other) {
    var byOrder = Integer.compare(order, other.order);
    return byOrder != 0 ? byOrder : name.compareTo(other.name);
  }
}

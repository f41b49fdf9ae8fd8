package dev.strake.platform;

import dev.strake.platform.Peer.Pods;
import dev.strake.value.Port;

/** A part that requests from outside can be routed to. */
public interface Routable {

  /** Where requests go. */
  Target target();

  /**
   * A Service and the pods behind it.
   *
   * @param service name of the Service
   * @param namespace its namespace
   * @param servicePort port of the Service
   * @param pods pods behind it
   * @param containerPort port of their containers, which policies and probes see
   */
  record Target(
      String service, String namespace, Port servicePort, Pods pods, Port containerPort) {}
}

package dev.strake.platform;

import dev.strake.value.EnvVariable;
import dev.strake.value.Port;
import java.util.List;

/** A part that others use: a database, a cache, another backend, a service somewhere else. */
public interface Connectable {

  /** What a part that uses this one gets from it. */
  Link link();

  /**
   * What a user gets: the way there and the variables to use it.
   *
   * @param peer who is connected to
   * @param ports ports of its containers
   * @param environment variables that a user's container gets
   */
  record Link(Peer peer, List<Port> ports, List<EnvVariable> environment) {
    public Link {
      ports = List.copyOf(ports);
      environment = List.copyOf(environment);
    }
  }
}

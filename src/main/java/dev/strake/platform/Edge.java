package dev.strake.platform;

import java.util.List;

/**
 * One part of a system reaches another.
 *
 * @param from who connects
 * @param to who is connected to
 * @param ports port numbers of the target's containers
 * @param purpose why, in a few words
 */
public record Edge(Peer from, Peer to, List<Integer> ports, String purpose) {
  public Edge {
    ports = List.copyOf(ports);
  }

  @Override
  public String toString() {
    return from.name() + " -> " + to.name() + " " + ports;
  }
}

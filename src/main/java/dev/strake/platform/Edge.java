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

  /** Whether it is the same way for another purpose. */
  boolean isSameWay(Edge other) {
    return from.equals(other.from) && to.equals(other.to) && ports.equals(other.ports);
  }

  @Override
  public String toString() {
    return from.name() + " -> " + to.name() + " " + ports;
  }
}

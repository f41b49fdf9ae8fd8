package dev.strake.platform;

/** A part that takes a bounded number of connections, such as a database. */
public interface Pooled {

  /**
   * Says how many connections a user may open; more than there are is a problem of synthesis.
   *
   * @param user the part that connects
   * @param pods its pods at most
   * @param connectionsPerPod connections that each of them keeps at most
   */
  void claim(Part user, int pods, int connectionsPerPod);
}

package dev.strake.platform;

/** A part with a limited number of connections, which the pools of its users share. */
public interface PooledConnectable extends Connectable {

  /** Connections that it takes at the same time, reserved ones included. */
  int connections();

  /**
   * Notes what a user takes at most; more than there is becomes a problem once the system is
   * written.
   *
   * @param user the part whose pods connect
   * @param pods pods at most, those that a rollout adds included, 1 or more
   * @param poolSize connections of each pod at most, 1 or more
   */
  void claim(Part user, int pods, int poolSize);

  /**
   * The largest pool that fits if that many pods are the only users; 0 where none fits.
   *
   * @param pods pods at most, 1 or more
   */
  int poolSizeFor(int pods);
}

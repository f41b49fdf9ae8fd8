package dev.strake.workload;

import dev.strake.value.Checks;

/**
 * Whom the programs of a pod run as.
 *
 * @param uid numeric user
 * @param gid numeric group
 * @param ownsVolumes whether its volumes are made the group's
 * @param root whether it may be root, which only a privileged namespace allows
 */
public record PodUser(long uid, long gid, boolean ownsVolumes, boolean root) {

  public PodUser {
    Checks.that(
        root || uid > 0, "user must be 1 or more, got %d; restricted pods never run as root", uid);
  }

  /** A user and the group of the same number. */
  public static PodUser of(long uid) {
    return new PodUser(uid, uid, false, false);
  }

  /** The same user, whose group its volumes belong to. */
  public PodUser owningVolumes() {
    return new PodUser(uid, gid, true, root);
  }

  /** Root, for collectors that read what only root may on a node. */
  public static PodUser nodeRoot() {
    return new PodUser(0, 0, false, true);
  }
}

package dev.strake.platform;

/**
 * What parts do without being told. Each can be switched off: for an environment by {@link
 * EnvironmentSettings.Builder#without}, for one part by its props.
 */
public enum Default {
  /** Namespaces enforce, audit and warn at their pod security level. */
  POD_SECURITY_LABELS("namespaces enforce, audit and warn at their pod security level"),
  /** Namespaces deny all traffic that no edge of the graph allows. */
  DEFAULT_DENY("namespaces deny all traffic that no edge of the graph allows"),
  /** Containers get a read-only root file system. */
  READ_ONLY_ROOT("containers get a read-only root file system"),
  /** Replicas prefer different zones and nodes. */
  SPREAD("replicas prefer different zones and nodes"),
  /** Serving pods wait before they end, so that no request is lost. */
  GRACEFUL_END("serving pods wait before they end, so that no request is lost"),
  /** Parts with two or more replicas get a disruption budget of one unavailable pod. */
  DISRUPTION_BUDGET("parts with two or more replicas get a disruption budget"),
  /** Data stores are scheduled before backends, backends before workers. */
  PRIORITY("data stores are scheduled before backends, backends before workers");

  private final String summary;

  Default(String summary) {
    this.summary = summary;
  }

  /** The name in listings and docs, such as {@code read-only-root}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** What it does, as half a sentence. */
  public String summary() {
    return summary;
  }
}

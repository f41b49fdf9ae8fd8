package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.platform.LogStore;
import dev.strake.platform.Observed;
import dev.strake.value.Checks;
import dev.strake.value.Cpu;
import dev.strake.value.Host;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is observed, what is alerted on and who is told.
 *
 * @param observed parts that are scraped, besides the cluster and the monitoring itself
 * @param alerts what somebody is told of, besides what the monitoring says about itself
 * @param dashboards pages of Grafana
 * @param receivers who is told
 * @param logs where Grafana reads logs; none where empty
 * @param grafanaHost public name of Grafana; none where it is reached by port-forward only
 * @param prometheusStorage disk of Prometheus at its first deploy
 * @param retention time for which samples are kept
 * @param prometheusResources what Prometheus is given
 * @param storageClass StorageClass of the disks, empty for the cluster's default
 * @param sampleLimit samples of one target above which its scrape is refused
 * @param verifyKubelets whether the kubelets' certificates must be signed by the cluster
 * @param runbooks address of the page with one heading per alert
 * @param images the programs
 * @param operator the operator that scrapes and alerts; programs of the system's own where empty
 */
public record MonitoringProps(
    List<Observed> observed,
    List<Alert> alerts,
    List<Dashboard> dashboards,
    Receivers receivers,
    Optional<LogStore> logs,
    Optional<Host> grafanaHost,
    Storage prometheusStorage,
    Duration retention,
    Resources prometheusResources,
    String storageClass,
    int sampleLimit,
    boolean verifyKubelets,
    String runbooks,
    MonitoringImages images,
    Optional<PrometheusOperator> operator) {

  /** Where runbooks are by default. */
  private static final String RUNBOOKS = "docs/runbooks.md";

  /**
   * Copies the lists and checks names and bounds.
   *
   * @throws IllegalArgumentException when two alerts or dashboards share a name, or a bound is
   *     below its minimum
   */
  public MonitoringProps {
    observed = List.copyOf(observed);
    alerts = List.copyOf(alerts);
    dashboards = List.copyOf(dashboards);
    requireNonNull(receivers, "receivers");
    requireNonNull(prometheusStorage, "prometheusStorage");
    requireNonNull(prometheusResources, "prometheusResources");
    requireNonNull(images, "images");
    Checks.that(retention.toHours() >= 1, "retention must be 1 h or more, got %s", retention);
    Checks.that(sampleLimit >= 1, "sample limit must be 1 or more, got %d", sampleLimit);
    unique("alert names", alerts.stream().map(Alert::name).toList());
    unique("dashboard uids", dashboards.stream().map(Dashboard::uid).toList());
  }

  private static void unique(String what, List<String> names) {
    var seen = new HashSet<String>();
    names.forEach(
        name -> Checks.that(seen.add(name), "%s must be unique, got '%s' twice", what, name));
  }

  /** Starts with nothing observed. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the settings. */
  public static final class Builder {
    private final List<Observed> observed = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Dashboard> dashboards = new ArrayList<>();
    private Optional<Receivers> receivers = Optional.empty();
    private Optional<LogStore> logs = Optional.empty();
    private Optional<Host> grafanaHost = Optional.empty();
    private Storage prometheusStorage = Storage.gibibytes(50);
    private Duration retention = Duration.ofDays(15);
    private Resources prometheusResources =
        Resources.requests(Cpu.millis(250), Memory.gibibytes(1))
            .limits(Cpu.cores(1), Memory.gibibytes(2));
    private String storageClass = "";
    private int sampleLimit = 10_000;
    private boolean verifyKubelets;
    private String runbooks = RUNBOOKS;
    private MonitoringImages images = MonitoringImages.defaults();
    private Optional<PrometheusOperator> operator = Optional.empty();

    private Builder() {}

    /** Scrapes parts. Default: only the cluster and the monitoring itself. */
    public Builder observe(Observed... parts) {
      return observe(List.of(parts));
    }

    /** Scrapes parts. Default: only the cluster and the monitoring itself. */
    public Builder observe(List<? extends Observed> parts) {
      observed.addAll(parts);
      return this;
    }

    /** Adds alerts. Default: those about the monitoring itself. */
    public Builder alerts(Alert... more) {
      return alerts(List.of(more));
    }

    /** Adds alerts. Default: those about the monitoring itself. */
    public Builder alerts(List<Alert> more) {
      alerts.addAll(more);
      return this;
    }

    /** Adds a page of Grafana. Default: none. */
    public Builder dashboard(Dashboard dashboard) {
      dashboards.add(dashboard);
      return this;
    }

    /** Who is told of alerts; required. */
    public Builder receivers(Receivers receivers) {
      this.receivers = Optional.of(receivers);
      return this;
    }

    /** Where Grafana reads logs. Default: nowhere. */
    public Builder logs(LogStore store) {
      this.logs = Optional.of(store);
      return this;
    }

    /** Public name of Grafana, as its links have it. Default: none, for port-forward. */
    public Builder grafanaHost(Host host) {
      this.grafanaHost = Optional.of(host);
      return this;
    }

    /** Disk of Prometheus; samples take at most 80 % of it. Default: 50Gi. */
    public Builder prometheusStorage(Storage storage) {
      this.prometheusStorage = storage;
      return this;
    }

    /** Time for which samples are kept, 1 h or more. Default: 15 days. */
    public Builder retention(Duration retention) {
      this.retention = retention;
      return this;
    }

    /** What Prometheus is given. Default: 250m and 1Gi, at most 1 core and 2Gi. */
    public Builder prometheusResources(Resources resources) {
      this.prometheusResources = resources;
      return this;
    }

    /** StorageClass of the disks. Default: the cluster's. */
    public Builder storageClass(String name) {
      this.storageClass = name;
      return this;
    }

    /** Samples of one target above which its scrape is refused, 1 or more. Default: 10000. */
    public Builder sampleLimit(int samples) {
      this.sampleLimit = samples;
      return this;
    }

    /**
     * Requires that the kubelets' certificates are signed by the cluster. Default: not, because
     * most kubelets sign their own.
     */
    public Builder verifyKubelets() {
      this.verifyKubelets = true;
      return this;
    }

    /** Address of the page that has a heading for each alert. Default: {@code docs/runbooks.md}. */
    public Builder runbooks(String address) {
      this.runbooks = address;
      return this;
    }

    /** The programs. Default: {@link MonitoringImages#defaults()}. */
    public Builder images(MonitoringImages images) {
      this.images = images;
      return this;
    }

    /**
     * Lets an operator that the cluster has scrape and alert. Default: the system brings its own
     * Prometheus and Alertmanager.
     */
    public Builder operator(PrometheusOperator operator) {
      this.operator = Optional.of(operator);
      return this;
    }

    /** The settings. */
    public MonitoringProps build() {
      Checks.that(
          receivers.isPresent(),
          "monitoring must have receivers, got none; say who is told with receivers(…)");
      return new MonitoringProps(
          observed,
          alerts,
          dashboards,
          receivers.get(),
          logs,
          grafanaHost,
          prometheusStorage,
          retention,
          prometheusResources,
          storageClass,
          sampleLimit,
          verifyKubelets,
          runbooks,
          images,
          operator);
    }
  }
}

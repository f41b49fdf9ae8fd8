package dev.strake.monitoring;

import static dev.strake.metrics.promql.PromQl.absent;
import static dev.strake.metrics.promql.PromQl.increase;
import static dev.strake.metrics.promql.PromQl.max;
import static dev.strake.metrics.promql.PromQl.number;
import static dev.strake.metrics.promql.PromQl.rate;
import static dev.strake.metrics.promql.PromQl.select;
import static dev.strake.metrics.promql.PromQl.sum;
import static dev.strake.metrics.promql.PromQl.time;

import dev.strake.metrics.Cadvisor;
import dev.strake.metrics.KubeStateMetrics;
import dev.strake.metrics.Kubelet;
import dev.strake.metrics.Metric;
import dev.strake.metrics.promql.Expr;
import dev.strake.metrics.promql.Selector;
import dev.strake.platform.Observed;
import dev.strake.value.Checks;
import dev.strake.value.Percent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Alerts that most systems need; each can be renamed and reworded before it is built. */
public final class Alerts {
  private static final Duration SHORT = Duration.ofMinutes(1);

  private Alerts() {}

  /**
   * The server fails too many requests (5xx). Silent below a request rate at which one failure
   * would count too much.
   *
   * @param most share from which on it fires
   * @param leastRate requests per second below which it is silent
   */
  public static Alert.Builder errorRate(HttpTraffic traffic, Percent most, double leastRate) {
    var failing = traffic.errorRatio().gt(most.fraction());
    return Alert.critical("HighErrorRate", failing.and(traffic.requestRate().gt(leastRate)))
        .summary("%s fails more than %s of its requests".formatted(traffic.job(), most))
        .description(
            "{{ $value | humanizePercentage }} of the requests to "
                + traffic.job()
                + " were answered with 5xx over the last "
                + PromDuration.of(traffic.span())
                + ".")
        .runbook(
            "Look for the failing paths on the dashboard and for their errors in the logs. If it"
                + " began with a deploy, roll back. Otherwise check the database, the cache and the"
                + " services outside that those paths call.");
  }

  /**
   * Answers take too long.
   *
   * @param quantile share of requests that must be faster, from 0 to 1
   * @param bound time; an edge of the histogram's buckets
   * @throws IllegalArgumentException when no bucket ends at the bound, so that the quantile would
   *     be a guess
   */
  public static Alert.Builder latency(HttpTraffic traffic, double quantile, Duration bound) {
    var seconds = bound.toMillis() / 1000.0;
    traffic.requireEdge(seconds);
    var percent = Math.round(quantile * 100);
    return Alert.warning("HighLatency", traffic.latency(quantile).gt(seconds))
        .summary("%s is slow".formatted(traffic.job()))
        .description(
            "The %sth percentile of the answer times of %s is {{ $value | humanizeDuration }}."
                .formatted(percent, traffic.job()))
        .runbook(
            "Compare with the request rate: more traffic needs more replicas, look at the"
                + " autoscaler's maximum. At the same traffic look for slow queries, for a cache"
                + " that misses and for slow services outside.");
  }

  /**
   * A pod that ought to serve does not for 5 minutes. Pods of jobs are left out: they end.
   *
   * @param namespaces namespaces that are watched
   */
  public static Alert.Builder podNotReady(Collection<String> namespaces) {
    var ready = select(KubeStateMetrics.POD_STATUS_READY).is("condition", "true");
    var phase = select(KubeStateMetrics.POD_STATUS_PHASE).matches("phase", "Pending|Running");
    var ofJobs = within(select(KubeStateMetrics.POD_OWNER), namespaces).is("owner_kind", "Job");
    var expr =
        max(within(ready, namespaces))
            .by("namespace", "pod")
            .eq(0)
            .and(within(phase, namespaces).eq(1))
            .on("namespace", "pod")
            .unless(ofJobs)
            .on("namespace", "pod");
    return Alert.warning("PodNotReady", expr)
        .summary("pod {{ $labels.namespace }}/{{ $labels.pod }} is not ready")
        .runbook(
            "Describe the pod: events say whether it cannot be scheduled, cannot pull its image or"
                + " fails its probe. Then read its logs, those of the previous container too.");
  }

  /**
   * A container comes close to its memory limit.
   *
   * @param namespaces namespaces that are watched
   * @param most share of the limit from which on it fires
   */
  public static Alert.Builder memoryNearLimit(Collection<String> namespaces, Percent most) {
    var used = within(select(Cadvisor.MEMORY_WORKING_SET_BYTES), namespaces).isNot("container", "");
    var limit =
        within(select(KubeStateMetrics.POD_CONTAINER_RESOURCE_LIMITS), namespaces)
            .is("resource", "memory");
    var share = ofContainer(used).dividedBy(ofContainer(limit));
    return Alert.warning("HighMemoryUsage", share.gt(most.fraction()))
        .summary(
            "{{ $labels.namespace }}/{{ $labels.pod }} uses over %s of its memory".formatted(most))
        .description(
            "The working set of container {{ $labels.container }} in {{ $labels.namespace }}/{{"
                + " $labels.pod }} is {{ $value | humanizePercentage }} of its limit; at the limit"
                + " it is killed.")
        .runbook(
            "If it has grown since the last deploy, look for a leak and roll back. If it follows"
                + " the load, raise the limit in the system's source and deploy.");
  }

  /**
   * What an exporter watches is down, or the exporter itself says nothing.
   *
   * @param name name of the alert
   * @param exporter the observed part
   * @param up its metric that is 1 while all is well
   */
  public static Alert.Builder down(String name, Observed exporter, Metric up) {
    var series = select(up).is("job", Jobs.of(exporter));
    return Alert.critical(name, series.eq(0).or(absent(series)))
        .lasting(SHORT)
        .summary("%s cannot be reached".formatted(Jobs.of(exporter)))
        .description("%s is 0 or absent for job {{ $labels.job }}.".formatted(up.name()))
        .runbook(
            "Check the pod itself, then its exporter: is it running, do its credentials still fit,"
                + " does a network policy stand between them?");
  }

  /**
   * Something that happens again and again has not succeeded for too long, or never did.
   *
   * @param name name of the alert
   * @param what what it is, such as {@code backup of the database}
   * @param lastSuccess when it last succeeded, in seconds since 1970
   * @param oldest age from which on it fires
   */
  public static Alert.Builder tooOld(
      String name, String what, Selector lastSuccess, Duration oldest) {
    var age = time().minus(max(lastSuccess));
    return Alert.critical(name, age.gt(oldest.toSeconds()).or(absent(max(lastSuccess))))
        .lasting(Duration.ofHours(1))
        .summary("%s is older than %s".formatted(what, PromDuration.of(oldest)))
        .description(
            "The last success of the %s is more than %s ago, or there is none."
                .formatted(what, PromDuration.of(oldest)))
        .runbook(
            "Read the logs of its last job. Mend the cause, then run it by hand and see the alert"
                + " end.");
  }

  /** A metric that a job pushed has not changed for too long: the time of its last success. */
  public static Alert.Builder tooOld(
      String name, String what, Metric lastSuccess, Duration oldest) {
    return tooOld(name, what, select(lastSuccess), oldest);
  }

  /** A CronJob has not succeeded for too long, as the cluster saw it. */
  public static Alert.Builder cronJobTooOld(
      String name, String namespace, String cronJob, Duration oldest) {
    var last =
        select(KubeStateMetrics.CRONJOB_STATUS_LAST_SUCCESSFUL_TIME)
            .is("namespace", namespace)
            .is("cronjob", cronJob);
    return tooOld(name, "run of " + cronJob, last, oldest);
  }

  /**
   * A volume is nearly full.
   *
   * @param namespaces namespaces that are watched
   * @param most share from which on it fires
   */
  public static Alert.Builder volumeFilling(Collection<String> namespaces, Percent most) {
    var free = within(select(Kubelet.VOLUME_STATS_AVAILABLE_BYTES), namespaces);
    var size = within(select(Kubelet.VOLUME_STATS_CAPACITY_BYTES), namespaces);
    var used = number(1).minus(ofClaim(free).dividedBy(ofClaim(size)));
    return Alert.warning("VolumeFilling", used.gt(most.fraction()))
        .lasting(Duration.ofMinutes(15))
        .summary("volume {{ $labels.persistentvolumeclaim }} is more than %s full".formatted(most))
        .description(
            "{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is {{ $value |"
                + " humanizePercentage }} full.")
        .runbook(
            "Find out what grows. Free space, or enlarge the claim: edit its request, and let the"
                + " StatefulSet be made again with its pods kept.");
  }

  /**
   * A certificate ends soon.
   *
   * @param expiry metric with the time of its end, in seconds since 1970
   * @param left time before the end
   */
  public static Alert.Builder certificateExpiring(Metric expiry, Duration left) {
    var remaining = select(expiry).minus(time());
    return Alert.warning("CertificateExpiring", remaining.lt(left.toSeconds()))
        .lasting(Duration.ofHours(1))
        .summary("a certificate ends in less than %s".formatted(PromDuration.of(left)))
        .description(
            "A certificate of job {{ $labels.job }} ends in {{ $value | humanizeDuration }}.")
        .runbook(
            "Renewal has failed for weeks: look at the certificate's events and at the issuer.");
  }

  /**
   * Too large a share of what a counter counts has failed.
   *
   * @param name name of the alert
   * @param part the part that counts
   * @param counter the counter
   * @param label label that tells success from failure
   * @param failed regular expression of the values that are failures
   * @param most share from which on it fires
   */
  public static Alert.Builder failedShare(
      String name, Observed part, Metric counter, String label, String failed, Percent most) {
    var all = select(counter).is("job", Jobs.of(part));
    var span = Duration.ofMinutes(10);
    var ratio = sum(rate(all.matches(label, failed), span)).dividedBy(sum(rate(all, span)));
    return Alert.critical(name, ratio.gt(most.fraction()))
        .lasting(span)
        .summary("more than %s of %s fail".formatted(most, counter.name()))
        .description(
            "{{ $value | humanizePercentage }} of %s have failed over the last %s."
                .formatted(counter.name(), PromDuration.of(span)))
        .runbook(
            "See in the logs which errors they fail with, and whether the service outside reports"
                + " an outage.");
  }

  /** A scrape that is refused for too many samples; the target counts as down from then on. */
  static Alert.Builder sampleLimit() {
    var refused =
        select(dev.strake.metrics.PrometheusServer.TARGET_SCRAPES_EXCEEDED_SAMPLE_LIMIT_TOTAL);
    return Alert.warning("ScrapeSampleLimit", increase(refused, Duration.ofMinutes(15)).gt(0))
        .lasting(Duration.ZERO)
        .summary("a target exports more samples than its limit")
        .description(
            "Prometheus refuses whole scrapes; a label with unbounded values, such as a raw path,"
                + " is the usual cause.")
        .runbook(
            "Find the job in the targets page of Prometheus, mend the label in the program. Raise"
                + " the limit only when the series are wanted.");
  }

  private static Expr ofContainer(Selector selector) {
    return max(selector).by("namespace", "pod", "container");
  }

  private static Expr ofClaim(Selector selector) {
    return max(selector).by("namespace", "persistentvolumeclaim");
  }

  private static Selector within(Selector selector, Collection<String> namespaces) {
    Checks.that(!namespaces.isEmpty(), "namespaces must be one or more, got none");
    var sorted = List.copyOf(new TreeSet<>(namespaces));
    return sorted.size() == 1
        ? selector.is("namespace", sorted.get(0))
        : selector.matches("namespace", sorted.stream().collect(Collectors.joining("|")));
  }
}

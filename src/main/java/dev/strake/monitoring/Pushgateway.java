package dev.strake.monitoring;

import dev.strake.metrics.Exporter;
import dev.strake.metrics.Metric;
import dev.strake.platform.Connectable;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.platform.Observed;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Cpu;
import dev.strake.value.EnvVariable;
import dev.strake.value.Image;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ClaimProps;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.Services;
import dev.strake.workload.StatefulSets;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * Keeps the last metrics of jobs that end before anybody could scrape them. Jobs that use it get
 * its address as {@code PUSHGATEWAY_URL}.
 */
public final class Pushgateway extends Part implements Connectable, Observed {
  private static final Port HTTP = Port.http(9091);
  private static final Image IMAGE = Image.of("docker.io/prom/pushgateway", "v1.11.3");

  private final Workload workload;
  private final String namespace;
  private final Exporter exporter;

  /**
   * A gateway in the namespace of the monitoring.
   *
   * @param pushed the metrics that jobs push to it, so that alerts can read them
   */
  public Pushgateway(Construct scope, String id, Metric... pushed) {
    super(scope, id);
    this.namespace = scope().namespaces().of("monitoring", PodSecurity.RESTRICTED);
    this.exporter = exporter(List.of(pushed));
    var claim = new ClaimProps("data", Storage.gibibytes(1), "");
    var resources =
        Resources.requests(Cpu.millis(10), Memory.mebibytes(32))
            .limits(Cpu.millis(100), Memory.mebibytes(64));
    var container =
        ContainerSpec.builder("pushgateway", IMAGE, resources)
            .args(
                "--web.listen-address=:" + HTTP.number(),
                "--persistence.file=/pushgateway/metrics",
                "--persistence.interval=1m")
            .ports(HTTP)
            .health(HealthCheck.http("/-/healthy", "/-/ready"))
            .mounts(claim.at("/pushgateway"))
            .build();
    var pod = PodProps.builder(container, PodUser.of(65534).owningVolumes()).claim(claim).build();
    var props = WorkloadProps.of(this, Stack.EXPORTERS, "exporter", pod).in(namespace);
    this.workload = StatefulSets.create(this, props, 1, name());
    Services.headless(
        this, Stack.EXPORTERS, name(), namespace, labels("exporter"), Services.Exposed.of(HTTP));
  }

  private static Exporter exporter(List<Metric> pushed) {
    var own = dev.strake.metrics.Pushgateway.EXPORTER;
    var all = new ArrayList<>(own.metrics());
    all.addAll(pushed);
    return new Exporter(own.name(), own.version(), all, own.optional(), own.retired());
  }

  /** Address that jobs push to. */
  public String url() {
    return "http://%s.%s.svc:%s".formatted(name(), namespace, HTTP.number());
  }

  @Override
  public Link link() {
    return new Link(
        workload.pods(), List.of(HTTP), List.of(EnvVariable.of("PUSHGATEWAY_URL", url())));
  }

  @Override
  public List<Observation> observations() {
    return List.of(new Observation(name(), workload.pods(), HTTP, "/metrics", exporter));
  }
}

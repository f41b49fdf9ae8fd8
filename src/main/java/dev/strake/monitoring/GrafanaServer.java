package dev.strake.monitoring;

import dev.strake.platform.Part;
import dev.strake.platform.Routable;
import dev.strake.platform.SecretContract;
import dev.strake.platform.Stack;
import dev.strake.value.Cpu;
import dev.strake.value.EnvVariable;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.Deployments;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.Mount;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.Rollout;
import dev.strake.workload.Scaling;
import dev.strake.workload.Services;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/** Grafana: keeps nothing of its own; sources and pages come from the system's source. */
final class GrafanaServer extends Part implements Routable {
  private static final Stack STACK = Stack.monitoring("grafana");
  private static final Port HTTP = Port.http(3000);
  private static final String PROVISIONING = "/etc/grafana/provisioning";
  private static final String PAGES = "/etc/grafana/dashboards";
  private static final String SECRETS = "/etc/grafana/secrets";
  private static final String PASSWORD = "password";

  private final Workload workload;
  private final String namespace;

  GrafanaServer(
      Construct scope, String id, String namespace, MonitoringProps props, MetricStore prometheus) {
    super(scope, id);
    this.namespace = namespace;
    var admin =
        new SecretContract(this, "grafana-admin", namespace, List.of(PASSWORD)).key(PASSWORD);
    var start = Volume.configMap("provisioning", provisioning(props, prometheus));
    var pages = Volume.configMap("dashboards", pages(props));
    var secret = Volume.secret("admin", admin.secret(), admin.key());
    var data = Volume.emptyDir("data", Storage.gibibytes(1));
    var temporary = Volume.emptyDir("tmp", Storage.mebibytes(100));
    var mounts =
        List.of(
            start.readOnlyAt(PROVISIONING + "/datasources/sources.yaml").subPath("sources.yaml"),
            start.readOnlyAt(PROVISIONING + "/dashboards/pages.yaml").subPath("pages.yaml"),
            pages.readOnlyAt(PAGES),
            secret.readOnlyAt(SECRETS),
            data.at("/var/lib/grafana"),
            temporary.at("/tmp"));
    var pod =
        PodProps.builder(container(props, mounts), PodUser.of(472).owningVolumes())
            .volumes(start, pages, secret, data, temporary)
            .build();
    var workloadProps = WorkloadProps.of(this, STACK, "grafana", pod).in(namespace);
    this.workload = Deployments.create(this, workloadProps, Scaling.fixed(1), Rollout.SURGE);
    Services.balanced(this, STACK, name(), namespace, labels("grafana"), Services.Exposed.of(HTTP));
    connect(props, prometheus);
  }

  /** Read at the start only, so a change makes a new pod. */
  private String provisioning(MonitoringProps props, MetricStore prometheus) {
    var files =
        Map.of(
            "sources.yaml", DataSources.sources(prometheus.url(), props.logs()),
            "pages.yaml", DataSources.pages(PAGES));
    return ConfigFiles.hashed(this, STACK, name(), namespace, labels("grafana"), files);
  }

  /** Read again and again, so a change needs no new pod. */
  private String pages(MonitoringProps props) {
    var files = new TreeMap<String, String>();
    props.dashboards().forEach(page -> files.put(page.uid() + ".json", DashboardJson.write(page)));
    return ConfigFiles.reloaded(
        this, STACK, name() + "-dashboards", namespace, labels("grafana"), files);
  }

  private static ContainerSpec container(MonitoringProps props, List<Mount> mounts) {
    var resources =
        Resources.requests(Cpu.millis(100), Memory.mebibytes(128))
            .limits(Cpu.millis(500), Memory.mebibytes(512));
    return ContainerSpec.builder("grafana", props.images().grafana(), resources)
        .environment(environment(props))
        .ports(HTTP)
        .health(HealthCheck.http("/healthz", "/api/health"))
        .mounts(mounts)
        .build();
  }

  private static List<EnvVariable> environment(MonitoringProps props) {
    var settings = new ArrayList<EnvVariable>();
    settings.add(EnvVariable.of("GF_SECURITY_ADMIN_USER", "admin"));
    settings.add(EnvVariable.of("GF_SECURITY_ADMIN_PASSWORD__FILE", SECRETS + "/" + PASSWORD));
    settings.add(EnvVariable.of("GF_AUTH_ANONYMOUS_ENABLED", "false"));
    settings.add(EnvVariable.of("GF_USERS_ALLOW_SIGN_UP", "false"));
    // Its own metrics would be public with its pages.
    settings.add(EnvVariable.of("GF_METRICS_ENABLED", "false"));
    // It has no way to the internet.
    settings.add(EnvVariable.of("GF_ANALYTICS_REPORTING_ENABLED", "false"));
    settings.add(EnvVariable.of("GF_ANALYTICS_CHECK_FOR_UPDATES", "false"));
    settings.add(EnvVariable.of("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false"));
    settings.add(EnvVariable.of("GF_PLUGINS_PREINSTALL_DISABLED", "true"));
    settings.add(EnvVariable.of("GF_SECURITY_DISABLE_GRAVATAR", "true"));
    props
        .grafanaHost()
        .ifPresent(
            host -> {
              settings.add(EnvVariable.of("GF_SERVER_ROOT_URL", host.url() + "/"));
              settings.add(EnvVariable.of("GF_SECURITY_COOKIE_SECURE", "true"));
            });
    return settings;
  }

  private void connect(MonitoringProps props, MetricStore prometheus) {
    var graph = scope().graph();
    graph.connect(workload.pods(), prometheus.pods(), "reads metrics", prometheus.port());
    props
        .logs()
        .ifPresent(
            store -> {
              var link = store.link();
              graph.connect(
                  workload.pods(), link.peer(), "reads logs", link.ports().toArray(Port[]::new));
            });
  }

  @Override
  public Target target() {
    return new Target(name(), namespace, HTTP, workload.pods(), HTTP);
  }
}

package dev.strake.logging;

import dev.strake.logging.Shipper.Route;
import dev.strake.platform.EnvironmentSettings.Toleration;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.platform.Observed.Observation;
import dev.strake.platform.Peer.Pods;
import dev.strake.value.EnvVariable;
import dev.strake.value.Storage;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.DaemonSets;
import dev.strake.workload.PodProps;
import dev.strake.workload.PodUser;
import dev.strake.workload.ServiceAccounts;
import dev.strake.workload.ServiceAccounts.Rule;
import dev.strake.workload.Volume;
import dev.strake.workload.Workload;
import dev.strake.workload.WorkloadProps;
import java.util.List;
import java.util.Optional;

/**
 * The pods that run a shipper on every node.
 *
 * <p>They are root, because only root may read the files of other pods' logs, and have a namespace
 * of their own, because no restricted one lets a pod see folders of its node. They keep nothing
 * else of root: no capability, no way to more rights, and the logs for reading only. What they have
 * read so far and could not send yet is in a folder of the node, as lines would come twice or never
 * after a restart otherwise.
 */
final class Collector {
  /** Where a shipper keeps positions and lines that wait. */
  static final String STATE = "/var/lib/collector";

  private static final String COMPONENT = "log-collector";

  private final Shipper shipper;
  private final String name;
  private final Workload workload;

  Collector(Logging owner, LoggingProps props, String lokiUrl) {
    this.shipper = props.shipper();
    this.name = owner.scope().systemName() + "-" + shipper.id();
    var namespace = owner.scope().namespaces().of("logging", PodSecurity.PRIVILEGED);
    var route = new Route(lokiUrl, name, namespace, props.namespaces(), props.buffer());
    var config =
        ConfigFiles.hashed(
            owner,
            Logging.STACK,
            name,
            namespace,
            owner.labels(name, COMPONENT),
            shipper.files(route));
    var pod = pod(props, config, owner.scope().clusterName(name));
    this.workload =
        DaemonSets.create(
            owner,
            new WorkloadProps(Logging.STACK, name, namespace, COMPONENT, pod, Optional.empty()));
    ServiceAccounts.grant(owner, name, namespace, List.of(Rule.watch("", "pods", "namespaces")));
  }

  Pods pods() {
    return workload.pods();
  }

  Observation observation() {
    return new Observation(
        name, pods(), shipper.metricsPort(), shipper.metricsPath(), shipper.exporter());
  }

  private PodProps pod(LoggingProps props, String config, String stateFolder) {
    var files = Volume.configMap("config", config);
    var podLogs = Volume.hostPath("pod-logs", "/var/log/pods");
    var containerLogs = Volume.hostPath("container-logs", "/var/log/containers");
    var state = Volume.hostState("state", "/var/lib/" + stateFolder);
    var temporary = Volume.emptyDir("tmp", Storage.mebibytes(64));
    var container =
        ContainerSpec.builder(shipper.id(), shipper.image(), shipper.resources())
            .command(shipper.command().toArray(String[]::new))
            .environment(EnvVariable.field("K8S_NODE_NAME", "spec.nodeName"))
            .ports(shipper.metricsPort())
            .health(shipper.health())
            .mounts(
                files.readOnlyAt(shipper.configFolder()),
                podLogs.readOnlyAt("/var/log/pods"),
                containerLogs.readOnlyAt("/var/log/containers"),
                state.at(STATE),
                temporary.at("/tmp"))
            .mounts(shipper.mounts())
            .build();
    var pod =
        PodProps.builder(container, PodUser.nodeRoot())
            .volumes(files, podLogs, containerLogs, state, temporary)
            .volumes(shipper.volumes())
            .apiAccess()
            .priorityClass(props.priorityClass())
            .tolerate(Toleration.everything());
    shipper.before().forEach(pod::init);
    return pod.build();
  }
}

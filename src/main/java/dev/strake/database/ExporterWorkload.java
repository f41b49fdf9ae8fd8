package dev.strake.database;

import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.Stack;
import dev.strake.value.Port;
import dev.strake.workload.Deployments;
import dev.strake.workload.PodProps;
import dev.strake.workload.Rollout;
import dev.strake.workload.Scaling;
import dev.strake.workload.WorkloadProps;

/**
 * An exporter as a Deployment of its own: it says that its server is down while it is up.
 *
 * @param name its name
 * @param pods its pods
 */
record ExporterWorkload(String name, Pods pods) {

  static ExporterWorkload create(Part owner, PodProps pod, Port port) {
    var name = owner.name() + "-exporter";
    var props = WorkloadProps.of(owner, Stack.EXPORTERS, "exporter", pod).named(name);
    var workload = Deployments.create(owner, props, Scaling.fixed(1), Rollout.SURGE);
    return new ExporterWorkload(name, workload.pods());
  }
}

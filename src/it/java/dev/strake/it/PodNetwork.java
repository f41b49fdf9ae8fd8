package dev.strake.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of its own for the pods of one environment: a node with a bridge, and every pod with an
 * address of its own, as in a cluster. A program that listens on loopback only is not heard.
 */
final class PodNetwork implements AutoCloseable {

  private static final String NODE_ADDRESS = "10.244.0.1";

  private final Process node;
  private final Map<String, Process> pods = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  PodNetwork() {
    node =
        holder(
            "ip link set lo up && ip link add bridge type bridge && ip address add %s/24 dev bridge && ip link set bridge up"
                .formatted(NODE_ADDRESS));
  }

  /** The address a pod has, or will have once it is started. */
  String address(Pods pod) {
    return "10.244.0." + (10 + numbers.computeIfAbsent(pod.toString(), p -> numbers.size()));
  }

  /** A process that lives in the network of a pod, which is made at the first call. */
  long pid(Pods pod) {
    return pods.computeIfAbsent(pod.toString(), p -> connect(address(pod))).pid();
  }

  private Process connect(String address) {
    var pod = holder("ip link set lo up");
    var cable = "pod" + address.replaceFirst("^.*\\.", "");
    inside(
            node,
            "ip link add %1$s type veth peer name eth0 netns %2$d && ip link set %1$s master bridge up"
                .formatted(cable, pod.pid()))
        .orFail();
    inside(
            pod,
            "ip address add %s/24 dev eth0 && ip link set eth0 up && ip route add default via %s"
                .formatted(address, NODE_ADDRESS))
        .orFail();
    return pod;
  }

  private static Process holder(String setUp) {
    var script = setUp + " && echo up && exec sleep 3600";
    try {
      var process =
          Programs.builder(List.of("unshare", "--net", "sh", "-c", script))
              .redirectErrorStream(true)
              .start();
      var answer = process.inputReader().readLine();
      if (!"up".equals(answer)) {
        throw new IllegalStateException("no network of its own: " + answer);
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome inside(Process holder, String script) {
    return inside(holder, List.of("sh", "-c", script));
  }

  private static Outcome inside(Process holder, List<String> command) {
    var whole = new ArrayList<>(List.of("nsenter", "--net=/proc/" + holder.pid() + "/ns/net"));
    whole.addAll(command);
    return Programs.run(whole.toArray(String[]::new));
  }

  /** Runs a program of this machine on the node, from where a kubelet probes. */
  Outcome run(List<String> command) {
    return inside(node, command);
  }

  /** What a URL answers to the node; the exit code is not 0 where the status is 400 or more. */
  Outcome get(String url, int timeoutSeconds) {
    return run(
        List.of(
            "curl", "--silent", "--show-error", "--fail", "--max-time", "" + timeoutSeconds, url));
  }

  @Override
  public void close() {
    pods.values().forEach(Process::destroyForcibly);
    node.destroyForcibly();
  }
}

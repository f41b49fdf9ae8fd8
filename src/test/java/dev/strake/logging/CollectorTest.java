package dev.strake.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.value.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollectorTest {

  static Stream<Shipper> shippers() {
    return Stream.of(Shipper.fluentd(), Shipper.fluentBit(), Shipper.alloy());
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void rootIsAllThatACollectorIs(Shipper shipper) {
    var pod = pod(synthesize(shipper), shipper);
    assertThat(pod.at("/securityContext/runAsUser").asInt(-1)).isZero();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.at("/hostNetwork").asBoolean()).isFalse();
    assertThat(pod.at("/hostPID").asBoolean()).isFalse();
    for (var container : containers(pod)) {
      var security = container.at("/securityContext");
      assertThat(security.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(security.at("/privileged").asBoolean()).isFalse();
      assertThat(security.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(Synthesized.texts(security.at("/capabilities/drop"))).containsExactly("ALL");
      assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void logsOfTheNodeCanOnlyBeRead(Shipper shipper) {
    var pod = pod(synthesize(shipper), shipper);
    var mounts = pod.at("/containers/0/volumeMounts");
    for (var volume : pod.at("/volumes")) {
      var path = volume.at("/hostPath/path").asText();
      if (path.startsWith("/var/log")) {
        var mount = mountOf(mounts, volume.at("/name").asText());
        assertThat(mount.at("/readOnly").asBoolean()).isTrue();
        // The links in /var/log/containers hold paths of the node.
        assertThat(mount.at("/mountPath").asText()).isEqualTo(path);
      }
    }
    assertThat(hostPaths(pod))
        .containsExactlyInAnyOrder(
            "/var/log/pods", "/var/log/containers", "/var/lib/shop-" + shipper.id());
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void whatWasReadIsRememberedOnTheNode(Shipper shipper) {
    var pod = pod(synthesize(shipper), shipper);
    for (var volume : pod.at("/volumes")) {
      if (volume.at("/hostPath/path").asText().startsWith("/var/lib/")) {
        // A new node has no such folder yet.
        assertThat(volume.at("/hostPath/type").asText()).isEqualTo("DirectoryOrCreate");
        var mounts = pod.at("/containers/0/volumeMounts");
        var mount = mountOf(mounts, volume.at("/name").asText());
        assertThat(mount.at("/readOnly").asBoolean()).isFalse();
        assertThat(mount.at("/mountPath").asText()).isEqualTo(Collector.STATE);
        return;
      }
    }
    throw new AssertionError("no folder of its own in " + pod.at("/volumes"));
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void everyNodeIsReached(Shipper shipper) {
    var pod = pod(synthesize(shipper), shipper);
    assertThat(pod.at("/tolerations")).hasSize(1);
    assertThat(pod.at("/tolerations/0/operator").asText()).isEqualTo("Exists");
    assertThat(pod.at("/tolerations/0/key").isMissingNode()).isTrue();
    assertThat(pod.at("/tolerations/0/effect").isMissingNode()).isTrue();
    assertThat(pod.at("/nodeSelector").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void memoryIsBounded(Shipper shipper) {
    for (var container : containers(pod(synthesize(shipper), shipper))) {
      assertThat(container.at("/resources/limits/memory").asText()).matches("[1-9]\\d*(Mi|Gi)");
    }
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void itMayReadPodsAndNamespacesAndNothingElse(Shipper shipper) {
    var synthesized = synthesize(shipper);
    var rules = synthesized.find("ClusterRole", "shop-" + shipper.id()).at("/rules");
    assertThat(rules).hasSize(1);
    assertThat(Synthesized.texts(rules.at("/0/apiGroups"))).containsExactly("");
    assertThat(Synthesized.texts(rules.at("/0/resources")))
        .containsExactlyInAnyOrder("pods", "namespaces");
    assertThat(Synthesized.texts(rules.at("/0/verbs")))
        .containsExactlyInAnyOrder("get", "list", "watch");
    var subject = synthesized.find("ClusterRoleBinding", "shop-" + shipper.id()).at("/subjects/0");
    assertThat(subject.at("/namespace").asText()).isEqualTo("shop-logging");
    var pod = pod(synthesized, shipper);
    assertThat(subject.at("/name")).isEqualTo(pod.at("/serviceAccountName"));
    assertThat(pod.at("/automountServiceAccountToken").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("shippers")
  void probesAskThePortOfTheMetrics(Shipper shipper) {
    var container = pod(synthesize(shipper), shipper).at("/containers/0");
    var port = container.at("/ports/0");
    assertThat(port.at("/containerPort").asInt()).isEqualTo(shipper.metricsPort().number());
    assertThat(container.at("/livenessProbe/httpGet/port")).isEqualTo(port.at("/name"));
  }

  @Test
  void fluentdGetsThePluginForLokiFromAnImageThatHasIt() {
    var pod = pod(synthesize(Shipper.fluentd()), Shipper.fluentd());
    var init = pod.at("/initContainers/0");
    assertThat(init.at("/image").asText()).startsWith("docker.io/grafana/fluent-plugin-loki:3.7");
    var command = Synthesized.texts(init.at("/command"));
    var target = command.get(command.size() - 1);
    assertThat(Synthesized.texts(pod.at("/containers/0/command"))).containsSequence("-p", target);
    var volume = mountAt(init.at("/volumeMounts"), target).at("/name");
    assertThat(mountAt(pod.at("/containers/0/volumeMounts"), target).at("/name")).isEqualTo(volume);
  }

  @Test
  void anImageWithAllPluginsNeedsNoPreparation() {
    var shipper = Shipper.fluentd().image(Image.of("docker.io/shop/fluentd", "1.19.3"));
    var pod = pod(synthesize(shipper), shipper);
    assertThat(pod.at("/initContainers").isMissingNode()).isTrue();
    assertThat(pod.at("/containers/0/image").asText()).isEqualTo("docker.io/shop/fluentd:1.19.3");
    assertThat(Synthesized.texts(pod.at("/containers/0/command"))).doesNotContain("-p");
  }

  @Test
  void thePriorityIsTheUsersChoice() {
    var plain = LoggingProps.builder(Shipper.fluentd()).build();
    assertThat(
            pod(Synthesized.of(plain), Shipper.fluentd()).at("/priorityClassName").isMissingNode())
        .isTrue();
    var critical =
        LoggingProps.builder(Shipper.fluentd()).priorityClass("system-node-critical").build();
    assertThat(pod(Synthesized.of(critical), Shipper.fluentd()).at("/priorityClassName").asText())
        .isEqualTo("system-node-critical");
  }

  private static Synthesized synthesize(Shipper shipper) {
    return Synthesized.of(LoggingProps.builder(shipper).build());
  }

  private static JsonNode pod(Synthesized synthesized, Shipper shipper) {
    return synthesized.find("DaemonSet", "shop-" + shipper.id()).at("/spec/template/spec");
  }

  private static List<JsonNode> containers(JsonNode pod) {
    var containers = new ArrayList<JsonNode>();
    pod.at("/containers").forEach(containers::add);
    pod.at("/initContainers").forEach(containers::add);
    return containers;
  }

  private static List<String> hostPaths(JsonNode pod) {
    return pod.at("/volumes").findValues("hostPath").stream()
        .map(h -> h.at("/path").asText())
        .toList();
  }

  private static JsonNode mountOf(JsonNode mounts, String volume) {
    for (var mount : mounts) {
      if (mount.at("/name").asText().equals(volume)) {
        return mount;
      }
    }
    throw new AssertionError("no mount of " + volume + " in " + mounts);
  }

  private static JsonNode mountAt(JsonNode mounts, String path) {
    for (var mount : mounts) {
      if (mount.at("/mountPath").asText().equals(path)) {
        return mount;
      }
    }
    throw new AssertionError("no mount at " + path + " in " + mounts);
  }
}

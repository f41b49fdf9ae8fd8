package dev.strake.platform;

import static dev.strake.testing.ManifestAssertions.assertThatManifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.Shop;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.EnvironmentSettings.Builder;
import dev.strake.platform.EnvironmentSettings.Toleration;
import dev.strake.testing.Synthesis;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSettingsTest {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  /** What every shop without settings becomes. */
  private static final ManifestSet PLAIN = shop(settings -> settings);

  private static ManifestSet shop(UnaryOperator<Builder> settings) {
    var built = settings.apply(EnvironmentSettings.builder()).build();
    return Synthesis.of(scope -> new Shop(scope, built));
  }

  private static List<Manifest> deployments(ManifestSet set) {
    var found = set.ofKind("Deployment");
    assertThat(found).hasSize(2);
    return found;
  }

  @Test
  void everyImageIsPulledThroughTheMirror() {
    var images =
        deployments(shop(s -> s.registryMirror("mirror.example/cache"))).stream()
            .map(d -> d.at(CONTAINER + "/image").asText());

    assertThat(images)
        .containsExactly(
            "mirror.example/cache/registry.example/shop/api:1.4.2",
            "mirror.example/cache/registry.example/shop/mailer:2.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://mirror.example", "mirror.example/", "Mirror example"})
  void aMirrorThatIsNoHostAndPathIsRefused(String mirror) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvironmentSettings.builder().registryMirror(mirror).build())
        .withMessageContaining("registry mirror must")
        .withMessageContaining("'" + mirror + "'")
        .withMessageContaining("mirror.example/cache");
  }

  @Test
  void everyPodPullsWithTheSecrets() {
    var set = shop(s -> s.imagePullSecret("registry").imagePullSecret("mirror"));

    for (var deployment : deployments(set)) {
      assertThatManifest(deployment)
          .at(POD + "/imagePullSecrets/0/name")
          .is("registry")
          .at(POD + "/imagePullSecrets/1/name")
          .is("mirror");
    }
    assertThatManifest(deployments(PLAIN).get(0)).at(POD + "/imagePullSecrets").isAbsent();
  }

  @Test
  void labelsOfTheEnvironmentStandOnEveryObjectAndPodButInNoSelector() {
    var set = shop(s -> s.label("team", "checkout"));

    assertThat(set.manifests())
        .allSatisfy(m -> assertThatManifest(m).at("/metadata/labels/team").is("checkout"));
    for (var deployment : deployments(set)) {
      assertThatManifest(deployment)
          .at("/spec/template/metadata/labels/team")
          .is("checkout")
          .at("/spec/selector/matchLabels/team")
          .isAbsent();
    }
    assertThat(set.ofKind("Service").get(0).at("/spec/selector").has("team")).isFalse();
    assertThat(set.ofKind("NetworkPolicy"))
        .noneMatch(policy -> policy.at("/spec").toString().contains("checkout"));
  }

  @Test
  void aLabelThatPartsSetThemselvesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EnvironmentSettings.builder().label("app.kubernetes.io/name", "x").build())
        .withMessageContaining("'app.kubernetes.io/name'")
        .withMessageContaining("each part sets it itself");
  }

  @Test
  void aLabelValueThatTheApiServerRefusesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvironmentSettings.builder().label("owner", "a@shop.example").build())
        .withMessageContaining("'owner'")
        .withMessageContaining("'a@shop.example'")
        .withMessageContaining("annotation");
  }

  @Test
  void annotationsOfTheEnvironmentStandOnEveryObjectButRollNoPod() {
    var set = shop(s -> s.annotation("cost-center", "4711"));

    assertThat(set.manifests())
        .allSatisfy(m -> assertThatManifest(m).at("/metadata/annotations/cost-center").is("4711"));
    assertThat(templates(set)).isEqualTo(templates(PLAIN));
  }

  private static List<JsonNode> templates(ManifestSet set) {
    return deployments(set).stream().map(d -> d.at("/spec/template")).toList();
  }

  @Test
  void podsStandOnlyOnNodesWithTheLabel() {
    for (var deployment : deployments(shop(s -> s.nodeSelector("pool", "apps")))) {
      assertThatManifest(deployment).at(POD + "/nodeSelector/pool").is("apps");
    }
    assertThatManifest(deployments(PLAIN).get(0)).at(POD + "/nodeSelector").isAbsent();
  }

  @Test
  void podsTolerateTheTaints() {
    var set =
        shop(
            s ->
                s.tolerate(new Toleration("dedicated", "apps", "NoSchedule"))
                    .tolerate(Toleration.everything()));

    for (var deployment : deployments(set)) {
      var tolerations = deployment.at(POD + "/tolerations");
      assertThat(tolerations.get(0).toString())
          .contains("\"key\":\"dedicated\"", "\"operator\":\"Equal\"", "\"value\":\"apps\"")
          .contains("\"effect\":\"NoSchedule\"");
      assertThat(tolerations.get(1).toString()).isEqualTo("{\"operator\":\"Exists\"}");
    }
    assertThatManifest(deployments(PLAIN).get(0)).at(POD + "/tolerations").isAbsent();
  }

  @Test
  void withoutCpuLimitsOnlyTheMemoryIsBound() {
    for (var deployment : deployments(shop(Builder::noCpuLimits))) {
      assertThatManifest(deployment)
          .at(CONTAINER + "/resources/limits/cpu")
          .isAbsent()
          .at(CONTAINER + "/resources/limits/memory")
          .is("256Mi")
          .at(CONTAINER + "/resources/requests/cpu")
          .is("100m");
    }
    assertThatManifest(deployments(PLAIN).get(0))
        .at(CONTAINER + "/resources/limits/cpu")
        .is("500m");
  }

  @Test
  void withDualStackServicesAskForBothFamiliesAndTheInternetIsBoth() {
    var set = shop(Builder::dualStack);

    assertThatManifest(set.ofKind("Service").get(0))
        .at("/spec/ipFamilyPolicy")
        .is("PreferDualStack");
    assertThat(internet(set))
        .containsExactly(
            "{\"cidr\":\"0.0.0.0/0\",\"except\":[\"10.0.0.0/8\",\"100.64.0.0/10\","
                + "\"169.254.0.0/16\",\"172.16.0.0/12\",\"192.168.0.0/16\"]}",
            "{\"cidr\":\"::/0\",\"except\":[\"fc00::/7\",\"fe80::/10\"]}");
    assertThatManifest(PLAIN.ofKind("Service").get(0)).at("/spec/ipFamilyPolicy").isAbsent();
    assertThat(internet(PLAIN)).hasSize(1);
  }

  private static List<String> internet(ManifestSet set) {
    var egress = set.find("NetworkPolicy", "shop-mailer").orElseThrow().at("/spec/egress");
    return egress.findValues("ipBlock").stream().map(JsonNode::toString).toList();
  }

  @Test
  void everyDefaultIsListedByNameWithWhatItDoes() {
    assertThat(Arrays.stream(Default.values()).map(Default::id))
        .containsExactly(
            "pod-security-labels",
            "default-deny",
            "read-only-root",
            "spread",
            "graceful-end",
            "disruption-budget",
            "priority");
    assertThat(Default.values()).allSatisfy(d -> assertThat(d.summary()).hasSizeGreaterThan(20));
  }

  @Test
  void namespacesCanBeWithoutPodSecurity() {
    assertThat(podSecurity(shop(s -> s.without(Default.POD_SECURITY_LABELS)))).isEmpty();
    assertThat(podSecurity(PLAIN))
        .containsExactlyInAnyOrder(
            "pod-security.kubernetes.io/enforce",
            "pod-security.kubernetes.io/enforce-version",
            "pod-security.kubernetes.io/audit",
            "pod-security.kubernetes.io/audit-version",
            "pod-security.kubernetes.io/warn",
            "pod-security.kubernetes.io/warn-version");
  }

  private static List<String> podSecurity(ManifestSet set) {
    return set.ofKind("Namespace").get(0).at("/metadata/labels").properties().stream()
        .map(label -> label.getKey())
        .filter(key -> key.startsWith("pod-security"))
        .toList();
  }

  @Test
  void namespacesCanBeWithoutDefaultDeny() {
    var without = shop(s -> s.without(Default.DEFAULT_DENY));

    assertThat(without.find("NetworkPolicy", "default-deny")).isEmpty();
    assertThat(PLAIN.find("NetworkPolicy", "default-deny")).isPresent();
  }

  @Test
  void rootFileSystemsCanBeWritable() {
    var field = CONTAINER + "/securityContext/readOnlyRootFilesystem";

    assertThat(deployments(shop(s -> s.without(Default.READ_ONLY_ROOT))))
        .allSatisfy(d -> assertThatManifest(d).at(field).is(false));
    assertThat(deployments(PLAIN)).allSatisfy(d -> assertThatManifest(d).at(field).is(true));
  }

  @Test
  void podsCanBeWithoutSpread() {
    var field = POD + "/topologySpreadConstraints";

    assertThat(deployments(shop(s -> s.without(Default.SPREAD))))
        .allSatisfy(d -> assertThatManifest(d).at(field).isAbsent());
    assertThat(deployments(PLAIN))
        .allSatisfy(
            d -> {
              assertThatManifest(d)
                  .at(field + "/0/topologyKey")
                  .is("topology.kubernetes.io/zone")
                  .at(field + "/1/topologyKey")
                  .is("kubernetes.io/hostname")
                  .at(field + "/1/whenUnsatisfiable")
                  .is("ScheduleAnyway");
              assertThat(d.at(field + "/0/labelSelector")).isEqualTo(d.at("/spec/selector"));
            });
  }

  @Test
  void backendsCanBeWithoutGracefulEnd() {
    var without = shop(s -> s.without(Default.GRACEFUL_END)).find("Deployment", "shop-api");

    assertThatManifest(without.orElseThrow()).at(CONTAINER + "/lifecycle").isAbsent();
    assertThatManifest(PLAIN.find("Deployment", "shop-api").orElseThrow())
        .at(CONTAINER + "/lifecycle/preStop/sleep/seconds")
        .is(10)
        .at(POD + "/terminationGracePeriodSeconds")
        .is(40);
  }

  @Test
  void partsCanBeWithoutBudget() {
    assertThat(shop(s -> s.without(Default.DISRUPTION_BUDGET)).ofKind("PodDisruptionBudget"))
        .isEmpty();
    assertThatManifest(PLAIN.find("PodDisruptionBudget", "shop-api").orElseThrow())
        .at("/spec/maxUnavailable")
        .is(1);
    assertThat(PLAIN.find("PodDisruptionBudget", "shop-mailer")).isEmpty();
  }
}

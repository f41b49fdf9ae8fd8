package dev.strake.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.strake.Shop;
import dev.strake.backend.Backend;
import dev.strake.backend.BackendProps;
import dev.strake.platform.Patch;
import dev.strake.platform.SynthesisException;
import dev.strake.value.Cpu;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.workload.DisruptionBudget;
import dev.strake.workload.HealthCheck;
import dev.strake.workload.NamespaceQuota;
import dev.strake.workload.Scaling;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.JsonPatch;
import org.cdk8s.plus34.k8s.KubeJob;
import org.cdk8s.plus34.k8s.KubeJobProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one object says about another is checked wherever it comes from. */
class RelationsTest {
  private static final String CONTAINER = "/spec/template/spec/containers/0";

  private final Chart chart = new Chart(new App(), "shop");

  private Backend api(Consumer<BackendProps.Builder> more) {
    var props = BackendProps.builder(Shop.API);
    more.accept(props);
    return new Backend(chart, "api", props.build());
  }

  private Backend api() {
    return api(props -> {});
  }

  private List<String> problems() {
    var problems =
        catchThrowableOfType(SynthesisException.class, () -> Synthesizer.synthesize(chart));
    return problems == null ? List.of() : problems.getMessage().lines().toList();
  }

  private void plain(String apiVersion, String kind, String name, Object spec) {
    var props = ApiObjectProps.builder().apiVersion(apiVersion).kind(kind).build();
    var object = new ApiObject(chart, kind + "-" + name, props);
    var meta = Map.of("name", name, "namespace", "default");
    object.addJsonPatch(JsonPatch.add("/metadata", meta), JsonPatch.add("/spec", spec));
  }

  private void plainBudget(Object spec) {
    plain("policy/v1", "PodDisruptionBudget", "own", spec);
  }

  private static final Map<String, Object> API =
      Map.of("matchLabels", Map.of("app.kubernetes.io/name", "shop-api"));

  @Test
  void aSoundChartHasNoProblems() {
    api(p -> p.scaling(Scaling.between(2, 4).cpu(70)));

    assertThat(problems()).isEmpty();
  }

  @Test
  void reversedBoundsOfReplicasAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.between(5, 2))
        .withMessage(
            "maximum of replicas must not be below the minimum of 5, got 2; swap them: between(2,"
                + " 5)");
  }

  @Test
  void patchedBoundsOfReplicasThatAreReversedAreRefused() {
    api(p -> p.scaling(Scaling.between(3, 9).cpu(70)))
        .patch(Patch.of("HorizontalPodAutoscaler").set("/spec/maxReplicas", 2));

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("maxReplicas must not be below minReplicas of 3, got 2; swap them");
  }

  @Test
  void boundsOfReplicasWithoutATargetAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> api(p -> p.scaling(Scaling.between(2, 5))))
        .withMessage(
            "scaling between 2 and 5 replicas must have a target, got none; add .cpu(70) or write"
                + " fixed(2)");
  }

  @Test
  void aBudgetThatKeepsEveryReplicaIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                api(
                    p ->
                        p.scaling(Scaling.between(3, 9).cpu(70))
                            .budget(DisruptionBudget.minAvailable(3))))
        .withMessage(
            "disruption budget must allow an eviction at the minimum of 3 replicas, got"
                + " minAvailable 3; write maxUnavailable(1)");
  }

  @Test
  void aBudgetOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DisruptionBudget.maxUnavailable(0))
        .withMessageContaining("must allow evictions, got 0 pods that may be away")
        .withMessageContaining("maxUnavailable(1)");
  }

  @ParameterizedTest
  @CsvSource({"minAvailable,2", "minAvailable,100%", "minAvailable,51%", "maxUnavailable,0"})
  void aPlainBudgetThatAllowsNoEvictionIsRefused(String field, String bound) {
    api(p -> p.scaling(Scaling.fixed(2)));
    var value = bound.endsWith("%") ? (Object) bound : (Object) Integer.valueOf(bound);
    plainBudget(Map.of(field, value, "selector", API));

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("PodDisruptionBudget.policy default/own")
        .contains("when 2 replicas of shop-api run, got " + field + " " + bound)
        .contains("set maxUnavailable to 1");
  }

  @ParameterizedTest
  @CsvSource({"minAvailable,1", "minAvailable,50%", "maxUnavailable,1", "maxUnavailable,1%"})
  void aPlainBudgetThatAllowsAnEvictionIsFine(String field, String bound) {
    api(p -> p.scaling(Scaling.fixed(2)));
    var value = bound.endsWith("%") ? (Object) bound : (Object) Integer.valueOf(bound);
    plainBudget(Map.of(field, value, "selector", API));

    assertThat(problems()).isEmpty();
  }

  @Test
  void aPlainBudgetIsJudgedByTheAutoscalersMinimum() {
    api(p -> p.scaling(Scaling.between(3, 9).cpu(70)));
    plainBudget(Map.of("minAvailable", 3, "selector", API));

    assertThat(problems()).singleElement().asString().contains("when 3 replicas of shop-api run");
  }

  @Test
  void aPlainBudgetOverSeveralWorkloadsIsJudgedByAllOfThem() {
    api(p -> p.scaling(Scaling.fixed(2)));
    new Backend(chart, "web", BackendProps.builder(Shop.API).build());
    plainBudget(Map.of("minAvailable", 3, "selector", Map.of()));

    assertThat(problems()).isEmpty();
  }

  @Test
  void aPlainBudgetSelectsByExpressionsToo() {
    api(p -> p.scaling(Scaling.fixed(2)));
    var expression =
        Map.of("key", "app", "operator", "In", "values", List.of("shop-api", "shop-web"));
    plainBudget(
        Map.of("minAvailable", 2, "selector", Map.of("matchExpressions", List.of(expression))));

    assertThat(problems()).singleElement().asString().contains("replicas of shop-api");
  }

  @Test
  void anAutoscalerOnAContainerWhoseRequestIsPatchedAwayIsRefused() {
    api(p -> p.scaling(Scaling.between(2, 4).cpu(70)))
        .patch(Patch.of("Deployment").remove(CONTAINER + "/resources/requests/cpu"));

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("[shop/api] Deployment.apps default/shop-api: container 'api' must request cpu")
        .contains("got no request; give it one (RelationsTest.java:");
  }

  @Test
  void aPlainAutoscalerOnAContainerWithoutTheRequestIsRefused() {
    var backend = api(p -> p.scaling(Scaling.fixed(2)));
    backend.patch(
        Patch.of("Deployment")
            .remove("/spec/replicas")
            .remove(CONTAINER + "/resources/requests/memory"));
    plainAutoscaler("memory");

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("container 'api' must request memory because an autoscaler compares with it");
  }

  private void plainAutoscaler(String resource) {
    var target = Map.of("type", "Utilization", "averageUtilization", 70);
    var metric = Map.of("type", "Resource", "resource", Map.of("name", resource, "target", target));
    plain(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        "own",
        Map.of("scaleTargetRef", TARGET, "maxReplicas", 4, "metrics", List.of(metric)));
  }

  private static final Map<String, Object> TARGET =
      Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "shop-api");

  @Test
  void aPlainAutoscalerWithoutMetricsComparesCpu() {
    api()
        .patch(
            Patch.of("Deployment")
                .remove("/spec/replicas")
                .remove(CONTAINER + "/resources/requests/cpu"));
    plain(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        "own",
        Map.of("scaleTargetRef", TARGET, "maxReplicas", 4));

    assertThat(problems()).singleElement().asString().contains("must request cpu");
  }

  @Test
  void replicasBesideAnAutoscalerAreRefused() {
    api(p -> p.scaling(Scaling.fixed(2)));
    plainAutoscaler("cpu");

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("replicas must be left to its autoscaler, got 2; remove /spec/replicas");
  }

  @Test
  void anAutoscalerWithoutItsTargetIsRefused() {
    plainAutoscaler("cpu");

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("scaleTargetRef must name a workload of the namespace, got Deployment shop-api");
  }

  @Test
  void aLimitBelowItsRequestIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Resources.requests(Cpu.millis(100), Memory.mebibytes(256))
                    .limits(Cpu.millis(200), Memory.mebibytes(128)))
        .withMessage(
            "memory limit must not be below the request of 256Mi, got 128Mi; raise the limit or"
                + " lower the request");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Resources.requests(Cpu.millis(300), Memory.mebibytes(64))
                    .limits(Cpu.millis(200), Memory.mebibytes(128)))
        .withMessageContaining("cpu limit must not be below the request of 300m, got 200m");
  }

  @Test
  void aPatchedLimitBelowItsRequestIsRefused() {
    api().patch(Patch.of("Deployment").set(CONTAINER + "/resources/limits/memory", "100Mi"));

    assertThat(problems())
        .singleElement()
        .asString()
        .contains(
            "memory limit of container 'api' must not be below its request of 128Mi, got 100Mi");
  }

  @Test
  void aProbeOfAPortThatTheContainerDoesNotHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> api(p -> p.health(HealthCheck.http("/live", "/ready", "admin"))))
        .withMessage("probe of container 'api' must ask one of its ports [http], got 'admin'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "9999"})
  void aPatchedProbeOfAMissingPortIsRefused(String port) {
    var value = port.matches("[0-9]+") ? (Object) Integer.valueOf(port) : (Object) port;
    api().patch(Patch.of("Deployment").set(CONTAINER + "/readinessProbe/httpGet/port", value));

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("readinessProbe of container 'api' must ask one of its ports [http, 8080]")
        .contains("got '" + port + "'");
  }

  @Test
  void aJobWhoseNameTheNextReleaseReusesIsRefused() {
    var meta = ObjectMeta.builder().name("migrate").namespace("default").build();
    new KubeJob(chart, "migrate", KubeJobProps.builder().metadata(meta).build());

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("Job.batch default/migrate")
        .contains("name must end in 8 digits of its template's hash, got 'migrate'")
        .contains("write it as a Migration");
  }

  @Test
  void aQuotaBelowWhatAutoscalersMayAskForIsRefused() {
    api(p -> p.scaling(Scaling.between(2, 40).cpu(70)));
    var small = Resources.requests(Cpu.cores(2), Memory.gibibytes(16));
    var container = Resources.requests(Cpu.millis(10), Memory.mebibytes(16));
    new NamespaceQuota(
        chart,
        "quota",
        small.limits(Cpu.cores(2), Memory.gibibytes(32)),
        container.limits(Cpu.unlimited(), Memory.mebibytes(64)));

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("requests.cpu must be 4.1 or more")
        .contains("got 2");
  }
}

package dev.strake.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.strake.Shop;
import dev.strake.backend.Backend;
import dev.strake.platform.EnvironmentSettings;
import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.platform.SecretContract;
import dev.strake.platform.SourceLine;
import dev.strake.platform.Stack;
import dev.strake.platform.SynthesisException;
import dev.strake.testing.Synthesis;
import dev.strake.value.EnvVariable;
import dev.strake.value.Image;
import dev.strake.value.SecretKey;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

class ProblemsTest {

  private static int here() {
    return StackWalker.getInstance().walk(f -> f.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  private static SynthesisException problemsOf(Chart chart) {
    return catchThrowableOfType(SynthesisException.class, () -> Synthesizer.synthesize(chart));
  }

  @Test
  void allProblemsAreReportedTogetherWithPathAndTheUsersLine() {
    var chart = new Chart(new App(), "shop");
    var first = here() + 1;
    var reader = new Backend(chart, "api", Shop.api(Shop.API).environment(SECRET).build());
    var second = here() + 1;
    var odd = new Part(chart, "odd") {};
    odd.check(() -> List.of("replicas must be even, got 3"));
    odd.problem("port must be free, got %d", 8080);
    reader.patch(
        dev.strake.platform.Patch.of("Deployment")
            .set("/spec/template/spec/containers/0/image", "registry.example/REPLACE_ME:1"));

    var problems = problemsOf(chart);

    assertThat(problems.getMessage().lines())
        .containsExactly(
            "[shop/odd] port must be free, got 8080 (ProblemsTest.java:%d)".formatted(second),
            "[shop/api] secret key payments/api-key must be declared in namespace default, but no"
                + " such Secret is declared; declare it with a SecretContract"
                + " (ProblemsTest.java:%d)".formatted(first),
            "[shop/odd] replicas must be even, got 3 (ProblemsTest.java:%d)".formatted(second),
            "[shop/api] Deployment.apps default/shop-api: /spec/template/spec/containers/0/image"
                + " must have its real value, got the placeholder 'REPLACE_ME'; write the value, or"
                + " a key of a SecretContract (ProblemsTest.java:%d)".formatted(first));
    assertThat(problems.problems()).hasSize(4);
  }

  private static final EnvVariable SECRET =
      EnvVariable.of("PAYMENTS_API_KEY", new SecretKey("payments", "api-key"));

  @Test
  void aKeyThatTheSecretDoesNotHaveIsRefusedWithItsKeys() {
    var chart = new Chart(new App(), "shop");
    var contract = new SecretContract(chart, "payments", "merchant-id", "webhook-key");
    var undeclared = EnvVariable.of("KEY", new SecretKey("shop-payments", "api-key"));
    new Backend(chart, "api", Shop.api(Shop.API).environment(undeclared).build());

    assertThat(problemsOf(chart))
        .hasMessageContaining("secret key shop-payments/api-key must be declared")
        .hasMessageContaining("its declared keys are [merchant-id, webhook-key]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contract.key("api-key"))
        .withMessage(
            "secret 'shop-payments' must have key 'api-key', got only [merchant-id, webhook-key]");
  }

  @Test
  void aDeclaredKeyIsNoProblem() {
    var set =
        Synthesis.ofChart(
            "shop",
            chart -> {
              var key = new SecretContract(chart, "payments", "api-key").key("api-key");
              var variable = EnvVariable.of("PAYMENTS_API_KEY", key);
              new Backend(chart, "api", Shop.api(Shop.API).environment(variable).build());
            });

    assertThat(
            set.find("Deployment", "shop-api")
                .orElseThrow()
                .at("/spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef")
                .toString())
        .isEqualTo("{\"key\":\"api-key\",\"name\":\"shop-payments\"}");
  }

  @Test
  void twoPartsWithOneObjectAreRefusedWithBothSources() {
    var chart = new Chart(new App(), "shop");
    var first = here() + 1;
    var one = new Part(chart, "one") {};
    var two = new Part(chart, "two") {};
    addConfig(one);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> addConfig(two))
        .withMessage(
            "ConfigMap default/settings must be made once, got it from shop/one"
                + " (ProblemsTest.java:%d) and from shop/two (ProblemsTest.java:%d); give one of"
                + " them another id",
            first, first + 1);
  }

  private static void addConfig(Part part) {
    var meta = part.metadata("settings", "default", part.labels("config")).build();
    var props = KubeConfigMapProps.builder().metadata(meta).data(Map.of("a", "b")).build();
    part.add(Stack.OTHER, Kinds.CONFIG_MAP, props);
  }

  @Test
  void aPartAndAConstructWithOneObjectAreRefusedWithBothSources() {
    var chart = new Chart(new App(), "shop");
    var part = new Part(chart, "one") {};
    addConfig(part);
    plainConfig(chart, "own");

    assertThat(problemsOf(chart))
        .hasMessage(
            "[shop/one] ConfigMap default/settings must be made once, got it from shop/one (%s) and"
                + " from the construct shop/own; give all but one another name (%s)",
            part.source(), part.source());
  }

  @Test
  void twoConstructsWithOneObjectAreRefusedWithBothPaths() {
    var chart = new Chart(new App(), "shop");
    plainConfig(chart, "own");
    plainConfig(chart, "other");

    assertThat(problemsOf(chart))
        .hasMessageContaining(
            "got it from the construct shop/own and from the construct shop/other");
  }

  private static void plainConfig(Chart chart, String id) {
    var meta = ObjectMeta.builder().name("settings").namespace("default").build();
    new KubeConfigMap(
        chart, id, KubeConfigMapProps.builder().metadata(meta).data(Map.of("c", "d")).build());
  }

  @Test
  void aRefusedValueLeadsToTheUsersLine() {
    var line = here() + 1;
    var refused = catchThrowable(() -> Shop.api(Image.parse("registry.example/shop/api")).build());

    assertThat(SourceLine.of(refused))
        .hasToString("Optional[ProblemsTest.java:%d]".formatted(line));
  }

  @Test
  void theLineIsTheUsersOwnConstructsToo() {
    var chart = new Chart(new App(), "shop");

    assertThat(new Bundle(chart).inner.source().file()).isEqualTo("ProblemsTest.java");
    assertThat(new Shop(new App(), EnvironmentSettings.none()).api().source().file())
        .isEqualTo("Shop.java");
  }

  /** A user's construct of several parts. */
  private static final class Bundle extends Construct {
    private final Part inner;

    Bundle(Construct scope) {
      super(scope, "bundle");
      inner = new Part(this, "inner") {};
    }
  }
}

package dev.strake.platform;

import static dev.strake.testing.ManifestAssertions.assertThatManifest;
import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.Shop;
import dev.strake.manifest.ManifestSet;
import dev.strake.platform.Namespaces.PodSecurity;
import dev.strake.testing.Synthesis;
import dev.strake.value.Port;
import java.util.List;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Shop SHOP = new Shop(new App(), EnvironmentSettings.none());
  private static final ManifestSet SET = dev.strake.synth.Synthesizer.synthesize(SHOP);

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode spec(String policy) {
    return SET.find("NetworkPolicy", policy).orElseThrow().at("/spec");
  }

  @Test
  void aNamespaceHasExactlyThePoliciesOfItsParts() {
    assertThatManifests(SET)
        .hasOnly("NetworkPolicy", "default-deny", "allow-dns", "shop-api", "shop-mailer");
  }

  @Test
  void everythingIsDeniedThatNoEdgeAllows() {
    assertThat(spec("default-deny"))
        .isEqualTo(json("{'podSelector':{},'policyTypes':['Ingress','Egress']}"));
  }

  @Test
  void namesCanBeLookedUpOverUdpAndTcp() {
    assertThat(spec("allow-dns"))
        .isEqualTo(
            json(
                """
                {'podSelector':{},'policyTypes':['Egress'],'egress':[{
                  'to':[{'namespaceSelector':
                      {'matchLabels':{'kubernetes.io/metadata.name':'kube-system'}},
                    'podSelector':{'matchLabels':{'k8s-app':'kube-dns'}}}],
                  'ports':[{'port':53,'protocol':'UDP'},{'port':53,'protocol':'TCP'}]}]}
                """));
  }

  @Test
  void anEdgeIsAllowedAtTheEndThatIsConnectedTo() {
    assertThat(spec("shop-api").path("ingress"))
        .isEqualTo(
            json(
                """
                [{'from':[{'podSelector':{'matchLabels':{
                    'app.kubernetes.io/name':'shop-mailer','app.kubernetes.io/instance':'shop'}}}],
                  'ports':[{'port':8080,'protocol':'TCP'}]}]
                """));
    assertThat(spec("shop-api").has("egress")).isFalse();
  }

  @Test
  void anEdgeIsAllowedAtTheEndThatConnects() {
    assertThat(spec("shop-mailer").path("egress").get(0))
        .isEqualTo(
            json(
                """
                {'to':[{'podSelector':{'matchLabels':{
                    'app.kubernetes.io/name':'shop-api','app.kubernetes.io/instance':'shop'}}}],
                  'ports':[{'port':8080,'protocol':'TCP'}]}
                """));
    assertThat(spec("shop-mailer").path("egress").get(1).at("/ports"))
        .isEqualTo(json("[{'port':443,'protocol':'TCP'}]"));
    assertThat(spec("shop-mailer").has("ingress")).isFalse();
  }

  @Test
  void theEdgesCanBeReadWithTheirPurposes() {
    assertThat(SHOP.scope().graph().edges())
        .extracting(Edge::toString, Edge::purpose)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "shop-mailer -> shop-api [8080]", "mailer uses shop-api"),
            org.assertj.core.groups.Tuple.tuple("shop-mailer -> internet [443]", "mail relay"));
  }

  @Test
  void anEdgeThatIsThereAlreadyAddsNothing() {
    var shop = new Shop(new App(), EnvironmentSettings.none());
    var graph = shop.scope().graph();
    graph.connect(shop.mailer().pods(), shop.api().pods(), "again", Port.http(8080));

    assertThat(graph.edges()).hasSize(2);
    assertThat(dev.strake.synth.Synthesizer.synthesize(shop)).isEqualTo(SET);
  }

  @Test
  void podsOfOneNameInTwoNamespacesAreTwoEnds() {
    var shop = new Shop(new App(), EnvironmentSettings.none());
    var graph = shop.scope().graph();
    var elsewhere = shop.scope().namespaces().of("jobs", PodSecurity.RESTRICTED);
    var twin =
        new Peer.Pods(shop.mailer(), "shop-mailer", elsewhere, shop.mailer().pods().selector());
    graph.connect(twin, shop.api().pods(), "from elsewhere", Port.http(8080));

    var set = dev.strake.synth.Synthesizer.synthesize(shop);

    assertThatManifest(set.find("NetworkPolicy", "shop", "shop-api").orElseThrow())
        .at("/spec/ingress/1/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
        .is("shop-jobs");
    assertThatManifest(set.find("NetworkPolicy", "shop-jobs", "shop-mailer").orElseThrow())
        .at("/spec/egress/0/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
        .is("shop");
  }

  @Test
  void everyNamespaceIsIsolatedAndHasItsLevelOfPodSecurity() {
    var set =
        Synthesis.of(
            scope -> {
              var shop = new Shop(scope, EnvironmentSettings.none());
              shop.scope().namespaces().of("logging", PodSecurity.PRIVILEGED);
              return shop;
            });

    for (var mode : List.of("enforce", "audit", "warn")) {
      assertThatManifest(set.find("Namespace", "shop").orElseThrow())
          .at("/metadata/labels/pod-security.kubernetes.io~1" + mode)
          .is("restricted");
      assertThatManifest(set.find("Namespace", "shop-logging").orElseThrow())
          .at("/metadata/labels/pod-security.kubernetes.io~1" + mode)
          .is("privileged");
    }
    assertThat(set.find("NetworkPolicy", "shop-logging", "default-deny")).isPresent();
    assertThat(set.find("NetworkPolicy", "shop-logging", "allow-dns")).isPresent();
    assertThat(set.manifests().get(0).kind()).isEqualTo("Namespace");
  }

  @Test
  void aNamespaceOfTwoLevelsIsRefused() {
    var shop = new Shop(new App(), EnvironmentSettings.none());
    shop.scope().namespaces().of("logging", PodSecurity.RESTRICTED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.scope().namespaces().of("logging", PodSecurity.PRIVILEGED))
        .withMessageContaining("'shop-logging'")
        .withMessageContaining("RESTRICTED and PRIVILEGED");
  }
}

package dev.strake.monitoring;

import static dev.strake.monitoring.Written.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertmanagerTest {
  private static final Written SHOP = Written.typical();

  @Test
  void theWatchdogIsRoutedFirst() {
    var first = SHOP.alertmanager().at("/route/routes/0");
    assertThat(texts(first.path("matchers"))).containsExactly("alertname=\"Watchdog\"");
    assertThat(first.path("receiver").asText()).isEqualTo("watchdog");
    assertThat(first.path("repeat_interval").asText()).isEqualTo("50s");
  }

  @Test
  void severitiesGoToTheirReceivers() {
    var routes = SHOP.alertmanager().at("/route/routes");
    assertThat(texts(routes.at("/1/matchers"))).containsExactly("severity=\"critical\"");
    assertThat(routes.at("/1/receiver").asText()).isEqualTo("critical");
    assertThat(texts(routes.at("/2/matchers"))).containsExactly("severity=\"warning\"");
    assertThat(routes.at("/2/receiver").asText()).isEqualTo("warning");
  }

  @Test
  void messagesAreGroupedAndRepeatedAtTheUsualPace() {
    var route = SHOP.alertmanager().path("route");
    assertThat(texts(route.path("group_by"))).containsExactly("alertname", "namespace");
    assertThat(route.path("group_wait").asText()).isEqualTo("30s");
    assertThat(route.path("group_interval").asText()).isEqualTo("5m");
    assertThat(route.path("repeat_interval").asText()).isEqualTo("4h");
  }

  @Test
  void aCriticalAlertSilencesOnlyWarningsOfTheSameTarget() {
    var rule = SHOP.alertmanager().at("/inhibit_rules/0");
    // Without a job an alert has no target: it would silence every warning that has none either.
    assertThat(texts(rule.path("source_matchers")))
        .containsExactly("severity=\"critical\"", "job!=\"\"");
    assertThat(texts(rule.path("target_matchers"))).containsExactly("severity=\"warning\"");
    // Without labels to compare, one critical alert would silence every warning.
    assertThat(texts(rule.path("equal"))).containsExactly("namespace", "job", "pod");
  }

  @Test
  void deprecatedMatchFieldsAreNotUsed() {
    assertThat(SHOP.file("shop-alertmanager", "alertmanager.yml"))
        .doesNotContain("match:", "match_re:", "source_match:", "target_match:");
  }

  @Test
  void credentialsAreFilesOfTheSecretThatIsMounted() {
    var files = new ArrayList<String>();
    SHOP.alertmanager()
        .path("receivers")
        .forEach(
            receiver -> {
              files.addAll(receiver.findValuesAsText("routing_key_file"));
              files.addAll(receiver.findValuesAsText("api_url_file"));
              files.addAll(receiver.findValuesAsText("url_file"));
            });
    var pod = SHOP.spec("StatefulSet", "shop-alertmanager").at("/template/spec");
    var mount = pod.at("/containers/0/volumeMounts/2");
    var volume = pod.at("/volumes/1");
    assertThat(mount.path("name").asText()).isEqualTo(volume.path("name").asText());
    assertThat(volume.at("/secret/secretName").asText()).isEqualTo("shop-alertmanager");
    var mounted =
        volume.at("/secret/items").findValuesAsText("path").stream()
            .map(path -> mount.path("mountPath").asText() + "/" + path)
            .toList();
    assertThat(files).containsExactlyInAnyOrderElementsOf(mounted).hasSize(3);
  }

  @Test
  void itReachesTheInternetOnHttpsOnly() {
    var egress = SHOP.spec("NetworkPolicy", "shop-alertmanager").path("egress");
    assertThat(egress).hasSize(1);
    assertThat(egress.at("/0/ports/0/port").asInt()).isEqualTo(443);
    assertThat(texts(egress.at("/0/to/0/ipBlock/except"))).contains("10.0.0.0/8");
  }

  @Test
  void mailGoesToTheRelaysPort() {
    var mail =
        Written.of(
            draft ->
                draft.props.receivers(
                    Receivers.builder()
                        .critical(
                            Receiver.email(
                                "ops@shop.example",
                                "alerts@shop.example",
                                "smtp.example",
                                587,
                                "alerts",
                                draft.key("mail")))
                        .build()));
    var config = mail.alertmanager().at("/receivers/1/email_configs/0");
    assertThat(config.path("smarthost").asText()).isEqualTo("smtp.example:587");
    assertThat(config.path("auth_password_file").asText())
        .isEqualTo("/etc/alertmanager/secrets/shop-alertmanager/mail");
    var egress = mail.spec("NetworkPolicy", "shop-alertmanager").path("egress");
    assertThat(egress).hasSize(1);
    assertThat(egress.at("/0/ports/0/port").asInt()).isEqualTo(587);
  }

  @Test
  void withoutAWatchdogReceiverNobodyHearsIt() {
    var quiet =
        Written.of(
            draft ->
                draft.props.receivers(
                    Receivers.builder()
                        .critical(Receiver.slack(draft.key("slack"), "#shop"))
                        .build()));
    assertThat(quiet.alertmanager().at("/route/routes/0/receiver").asText()).isEqualTo("nobody");
    assertThat(quiet.alertmanager().path("receivers").findValuesAsText("name"))
        .containsExactly("nobody", "critical", "warning");
  }

  @Test
  void itKeepsSilencesOnADiskOfOneGibibyte() {
    var spec = SHOP.spec("StatefulSet", "shop-alertmanager");
    assertThat(spec.path("replicas").asInt()).isEqualTo(1);
    assertThat(spec.at("/volumeClaimTemplates/0/spec/resources/requests/storage").asText())
        .isEqualTo("1Gi");
  }

  @Test
  void criticalAlertsMustReachSomebody() {
    assertThatThrownBy(() -> Receivers.builder().build())
        .hasMessage("receivers must have one for critical alerts, got none; call critical(…)");
  }

  @Test
  void aCredentialThatNobodyDeclaresIsAProblem() {
    var shop =
        Shop.of(
            draft ->
                draft.props.receivers(
                    Receivers.builder()
                        .critical(
                            Receiver.pagerDuty(new dev.strake.value.SecretKey("shop-pager", "key")))
                        .build()));
    assertThat(shop.scope().problems().all().stream().map(Object::toString))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("secret key shop-pager/key must be declared in namespace shop-monitoring");
  }

  @Test
  void aChannelIsNamedAsSlackNamesIt() {
    var key = new dev.strake.value.SecretKey("shop-alertmanager", "slack");
    assertThatThrownBy(() -> Receiver.slack(key, "ops"))
        .hasMessage("slack channel must begin with '#' or '@', got 'ops'");
    assertThat(List.of(Receiver.slack(key, "#ops"))).hasSize(1);
  }
}

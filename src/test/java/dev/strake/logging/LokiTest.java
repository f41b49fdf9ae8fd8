package dev.strake.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.value.SecretKey;
import dev.strake.value.Storage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LokiTest {

  @Test
  void logsOlderThanTheRetentionAreReallyDeleted() {
    var config = loki(builder().retention(Duration.ofDays(7)).build());
    // All five are needed: without one of them Loki keeps logs for ever or does not start.
    assertThat(config.at("/compactor/retention_enabled").asBoolean()).isTrue();
    assertThat(config.at("/compactor/delete_request_store").asText()).isEqualTo("filesystem");
    assertThat(config.at("/limits_config/retention_period").asText()).isEqualTo("168h");
    assertThat(config.at("/schema_config/configs/0/index/period").asText()).isEqualTo("24h");
    assertThat(config.at("/schema_config/configs/0/store").asText()).isEqualTo("tsdb");
    // Markers of what to delete survive a restart only below the mounted disk.
    assertThat(config.at("/compactor/working_directory").asText()).startsWith("/loki/");
    assertThat(config.has("table_manager")).isFalse();
  }

  @Test
  void queriesReachNoFurtherBackThanTheRetention() {
    var config = loki(builder().retention(Duration.ofDays(30)).build());
    assertThat(config.at("/limits_config/max_query_lookback").asText()).isEqualTo("720h");
  }

  @Test
  void linesThatWouldBeDeletedAtOnceAreRefused() {
    assertThat(
            loki(builder().retention(Duration.ofDays(2)).build())
                .at("/limits_config/reject_old_samples_max_age")
                .asText())
        .isEqualTo("48h");
    // Never older than Loki's own default of a week.
    assertThat(
            loki(builder().retention(Duration.ofDays(30)).build())
                .at("/limits_config/reject_old_samples_max_age")
                .asText())
        .isEqualTo("168h");
  }

  @Test
  void aBucketHoldsLogsAndRequestsToDeleteAlike() {
    var synthesized = Synthesized.of(builder().storage(bucket()).build());
    var config = synthesized.lokiConfig();
    assertThat(config.at("/schema_config/configs/0/object_store").asText()).isEqualTo("s3");
    assertThat(config.at("/compactor/delete_request_store").asText()).isEqualTo("s3");
    var s3 = config.at("/common/storage/s3");
    assertThat(s3.at("/bucketnames").asText()).isEqualTo("shop-logs");
    assertThat(s3.at("/endpoint").asText()).isEqualTo("https://s3.shop.example");
    assertThat(s3.at("/s3forcepathstyle").asBoolean()).isTrue();
    assertThat(s3.at("/insecure").asBoolean()).isFalse();
    var variables = container(synthesized).at("/env");
    assertThat(variables.findValuesAsText("name")).contains("AWS_ACCESS_KEY_ID");
    assertThat(variables.at("/0/valueFrom/secretKeyRef/name").asText()).isEqualTo("shop-s3");
  }

  @Test
  void onlyABucketNeedsAWayToTheInternet() {
    var withDisk = Synthesized.of(builder().build());
    assertThat(withDisk.find("NetworkPolicy", "shop-loki").at("/spec/egress").isMissingNode())
        .isTrue();
    var withBucket = Synthesized.of(builder().storage(bucket()).build());
    var egress = withBucket.find("NetworkPolicy", "shop-loki").at("/spec/egress");
    assertThat(egress).hasSize(1);
    assertThat(egress.at("/0/ports/0/port").asInt()).isEqualTo(443);
  }

  @Test
  void replayAfterACrashFitsTheMemoryLimit() {
    var config = loki(builder().build());
    var ceiling = config.at("/ingester/wal/replay_memory_ceiling").asText();
    assertThat(ceiling).matches("\\d+MB");
    // Loki's own ceiling is 4 GB, the container's limit 1 GiB.
    assertThat(Integer.parseInt(ceiling.replace("MB", ""))).isBetween(256, 768);
  }

  @Test
  void lokiRunsRestrictedAndKeepsItsDisk() {
    var set = Synthesized.of(builder().storage(Storage.gibibytes(50)).build());
    var loki = set.find("StatefulSet", "shop-loki");
    assertThat(loki.at("/metadata/namespace").asText()).isEqualTo("shop-monitoring");
    assertThat(loki.at("/spec/replicas").asInt()).isEqualTo(1);
    // The user that Loki's image is made for.
    assertThat(loki.at("/spec/template/spec/securityContext/runAsUser").asInt()).isEqualTo(10001);
    assertThat(loki.at("/spec/template/spec/securityContext/fsGroup").asInt()).isEqualTo(10001);
    assertThat(loki.at("/spec/template/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(container(set).at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    var claim = loki.at("/spec/volumeClaimTemplates/0");
    assertThat(claim.at("/spec/resources/requests/storage").asText()).isEqualTo("50Gi");
    assertThat(mountPath(set, claim.at("/metadata/name").asText())).isEqualTo("/loki");
    assertThat(loki.at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted").asText())
        .isEqualTo("Retain");
  }

  @Test
  void livenessDoesNotEndALokiThatReplays() {
    var container = container(Synthesized.of(builder().build()));
    // Loki says 503 at /ready while it replays, which may take minutes.
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isNotEqualTo("/ready");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ready");
    assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(3100);
  }

  @Test
  void anotherConfigurationRollsLoki() {
    var before = configMap(Synthesized.of(builder().build()));
    var after = configMap(Synthesized.of(builder().retention(Duration.ofDays(8)).build()));
    assertThat(before).matches("shop-loki-[0-9a-f]{8}").isNotEqualTo(after);
  }

  @Test
  void onlyTheLabelsOfTheCollectorAreLetIn() {
    var limits = loki(builder().build()).at("/limits_config");
    assertThat(limits.at("/max_label_names_per_series").asInt()).isEqualTo(4);
    // Loki would add a label service_name of its own.
    assertThat(limits.at("/discover_service_name").isArray()).isTrue();
    assertThat(limits.at("/discover_service_name")).isEmpty();
  }

  @Test
  void nothingIsReportedToTheMakers() {
    var reporting = loki(builder().build()).at("/analytics/reporting_enabled");
    assertThat(reporting.isBoolean()).isTrue();
    assertThat(reporting.asBoolean()).isFalse();
  }

  private static LoggingProps.Builder builder() {
    return LoggingProps.builder(Shipper.fluentd());
  }

  private static LokiStorage bucket() {
    return LokiStorage.s3("shop-logs", "eu-west-1")
        .endpoint("https://s3.shop.example")
        .keys(new SecretKey("shop-s3", "access-key"), new SecretKey("shop-s3", "secret-key"));
  }

  private static JsonNode loki(LoggingProps props) {
    return Synthesized.of(props).lokiConfig();
  }

  private static JsonNode container(Synthesized synthesized) {
    return synthesized.find("StatefulSet", "shop-loki").at("/spec/template/spec/containers/0");
  }

  private static String mountPath(Synthesized synthesized, String volume) {
    for (var mount : container(synthesized).at("/volumeMounts")) {
      if (mount.at("/name").asText().equals(volume)) {
        return mount.at("/mountPath").asText();
      }
    }
    return "";
  }

  private static String configMap(Synthesized synthesized) {
    List<String> names =
        synthesized.all("ConfigMap").stream()
            .map(o -> o.at("/metadata/name").asText())
            .filter(name -> name.startsWith("shop-loki"))
            .toList();
    assertThat(names).hasSize(1);
    return names.get(0);
  }
}

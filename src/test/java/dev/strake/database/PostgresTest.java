package dev.strake.database;

import static dev.strake.database.Shop.container;
import static dev.strake.database.Shop.environment;
import static dev.strake.database.Shop.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.manifest.ManifestSet;
import dev.strake.metrics.PostgresExporter;
import dev.strake.platform.SynthesisException;
import dev.strake.synth.Synthesizer;
import dev.strake.testing.Snapshots;
import dev.strake.value.Cpu;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresTest {
  private static final Snapshots SNAPSHOTS = Snapshots.of(PostgresTest.class);

  @AfterAll
  static void everySnapshotIsUsed() {
    SNAPSHOTS.allClaimed();
  }

  private static PostgresProps.Builder props() {
    return PostgresProps.builder(Postgres.version(16).withExtension("vector"));
  }

  private static ManifestSet synthesized(PostgresProps.Builder props) {
    return Shop.with(shop -> new Postgres(shop, "postgres", props.build()));
  }

  @Test
  void aDatabaseIsAServerItsFilesItsExporterAndTheirRules() {
    SNAPSHOTS.matches("default", synthesized(props().storage(Storage.gibibytes(100))));
  }

  @Test
  void oneServerKeepsItsDiskAndNeverBlocksADrain() {
    var set = synthesized(props().storage(Storage.gibibytes(100)).storageClass("fast"));
    var server = set.find("StatefulSet", "shop-postgres").orElseThrow();
    assertThat(server.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(server.at("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted").asText())
        .isEqualTo("Retain");
    var claim = server.at("/spec/volumeClaimTemplates/0/spec");
    assertThat(claim.at("/resources/requests/storage").asText()).isEqualTo("100Gi");
    assertThat(claim.path("storageClassName").asText()).isEqualTo("fast");
    assertThat(server.at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
        .as("a checkpoint before the end takes longer than the usual 30 s")
        .isGreaterThanOrEqualTo(120);
    assertThat(set.ofKind("PodDisruptionBudget")).isEmpty();
    assertThat(set.ofKind("HorizontalPodAutoscaler")).isEmpty();
    var service = set.find("Service", "shop-postgres").orElseThrow();
    assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
    assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(5432);
  }

  @Test
  void everyPasswordComesFromTheSecretOfThoseWhoMayKnowIt() {
    var server = environment(container(synthesized(props()), "StatefulSet", "shop-postgres", 0));
    assertThat(server)
        .containsEntry("POSTGRES_PASSWORD", "secret shop-database-superuser/password")
        .containsEntry("POSTGRES_OWNER_PASSWORD", "secret shop-database/password")
        .containsEntry("POSTGRES_MONITORING_PASSWORD", "secret shop-database-monitoring/password")
        .containsEntry("POSTGRES_DB", "shop")
        .containsEntry("POSTGRES_OWNER", "shop")
        .containsEntry("POSTGRES_EXTENSIONS", "vector");
  }

  @Test
  void usersGetTheUrlAndNothingElse() {
    var shop =
        Shop.with(
            s -> {
              var link = new Postgres(s, "postgres", props().build()).link();
              assertThat(link.environment())
                  .singleElement()
                  .satisfies(v -> assertThat(v.name()).isEqualTo("DATABASE_URL"))
                  .hasToString(
                      "EnvVariable[name=DATABASE_URL, source=FromSecret[key=shop-database/url]]");
              assertThat(link.ports()).extracting(p -> p.number()).containsExactly(5432);
            });
    assertThat(shop.ofKind("Secret")).isEmpty();
  }

  @Test
  void memorySettingsFollowFromTheStatedLimits() {
    // Facts of the first system: 2Gi, 200 connections of 8Mi each, shared_buffers 256MB.
    var set = synthesized(props());
    assertThat(arguments(set)).contains("shared_buffers=256MB", "max_connections=200");
    assertThat(conf(set)).contains("work_mem = '4096kB'", "hash_mem_multiplier = '1.0'");
    var large =
        synthesized(
            props()
                .resources(
                    Resources.requests(Cpu.cores(2), Memory.gibibytes(4))
                        .limits(Cpu.cores(4), Memory.gibibytes(8))));
    // Facts of another system: a quarter of an 8Gi limit.
    assertThat(arguments(large)).contains("shared_buffers=2048MB");
  }

  @Test
  void sharedMemoryOfQueriesIsAVolumeWithinTheLimit() {
    var set = synthesized(props());
    var volumes = set.find("StatefulSet", "shop-postgres").orElseThrow();
    var shm = volumes.at("/spec/template/spec/volumes").findParents("emptyDir").stream();
    assertThat(shm.filter(v -> v.path("name").asText().equals("shm")))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.at("/emptyDir/medium").asText()).isEqualTo("Memory");
              // 2Gi / 64 for queries, and the 64 MB that a parallel build of an index may take.
              assertThat(v.at("/emptyDir/sizeLimit").asText()).isEqualTo("96Mi");
            });
  }

  @Test
  void aReloadableSettingChangesAFileAndNoPod() {
    var before = synthesized(props());
    var after = synthesized(props().setting("log_min_duration_statement", "250ms"));
    assertThat(pod(after)).isEqualTo(pod(before));
    assertThat(conf(after))
        .contains("log_min_duration_statement = '250ms'")
        .isNotEqualTo(conf(before));
  }

  @Test
  void aSettingReadAtTheStartIsAnArgumentSoThatADiffShowsTheRestart() {
    var set = synthesized(props().setting("max_locks_per_transaction", "128"));
    assertThat(arguments(set)).contains("max_locks_per_transaction=128");
    assertThat(conf(set)).doesNotContain("max_locks_per_transaction");
  }

  @Test
  void aQuoteInASettingStaysWithinIt() {
    assertThat(conf(synthesized(props().setting("application_name", "it's"))))
        .contains("application_name = 'it''s'\n");
  }

  @Test
  void theSuperuserComesInOverTheSocketOnly() {
    var hba = Shop.configMap(synthesized(props()), "shop-postgres-config").at("/data/pg_hba.conf");
    var rules = hba.asText().lines().map(l -> l.replaceAll(" +", " ")).toList();
    assertThat(rules)
        .containsSubsequence("local all postgres peer", "host all postgres all reject")
        .containsSubsequence("host all postgres all reject", "host all all all scram-sha-256")
        .noneMatch(rule -> rule.contains("trust") || rule.contains("md5"));
  }

  @Test
  void withTlsTheNetworkTakesEncryptedConnectionsOnly() {
    var set = synthesized(props().tls("shop-postgres-tls"));
    assertThat(conf(set)).contains("ssl = 'on'", "ssl_key_file = '/etc/postgresql-tls/tls.key'");
    var hba = Shop.configMap(set, "shop-postgres-config").at("/data/pg_hba.conf").asText();
    assertThat(hba).containsPattern("hostssl +all +all +all +scram");
    assertThat(hba).doesNotContainPattern("(?m)^host +all +all +all ");
    var exporter = environment(container(set, "Deployment", "shop-postgres-exporter", 0));
    assertThat(exporter.get("DATA_SOURCE_URI"))
        .endsWith("sslmode=verify-full&sslrootcert=/etc/database-tls/ca.crt");
    assertThat(environment(container(set, "StatefulSet", "shop-postgres", 1)))
        .as("a renewed certificate is read again")
        .containsEntry("UPKEEP_FOLDERS", "/etc/postgresql /etc/postgresql-tls");
  }

  @Test
  void probesAskOverTcpAndLivenessTakesRecoveryForLife() {
    var server = container(synthesized(props()), "StatefulSet", "shop-postgres", 0);
    var live = server.at("/livenessProbe/exec/command/2").asText();
    assertThat(live).contains("-h 127.0.0.1").endsWith("test $? -le 1");
    assertThat(server.at("/readinessProbe/exec/command/2").asText())
        .contains("-h 127.0.0.1")
        .doesNotContain("test");
    var start = server.path("startupProbe");
    assertThat(start.path("failureThreshold").asInt() * start.path("periodSeconds").asInt())
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void everyContainerIsRestrictedAndBounded() {
    var set = synthesized(props());
    var containers = new ArrayList<>(List.of(container(set, "StatefulSet", "shop-postgres", 0)));
    containers.add(container(set, "StatefulSet", "shop-postgres", 1));
    containers.add(container(set, "Deployment", "shop-postgres-exporter", 0));
    assertThat(containers)
        .allSatisfy(
            c -> {
              assertThat(c.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(c.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                  .isFalse();
              assertThat(c.at("/resources/limits/memory").isTextual()).isTrue();
              assertThat(c.at("/resources/requests/cpu").isTextual()).isTrue();
            });
    assertThat(pod(set).at("/spec/securityContext/runAsUser").asInt()).isEqualTo(999);
    assertThat(pod(set).at("/spec/securityContext/fsGroup").asInt()).isEqualTo(999);
  }

  @Test
  void whatTheImageWritesToIsMounted() {
    var mounts =
        container(synthesized(props()), "StatefulSet", "shop-postgres", 0)
            .path("volumeMounts")
            .findValuesAsText("mountPath");
    assertThat(mounts)
        .contains("/var/lib/postgresql/data", "/var/run/postgresql", "/tmp", "/dev/shm");
  }

  @Test
  void sinceVersion18TheVolumeLiesOneFolderUp() {
    var set = synthesized(PostgresProps.builder(Postgres.version(18)));
    var server = container(set, "StatefulSet", "shop-postgres", 0);
    assertThat(server.path("image").asText()).isEqualTo("docker.io/library/postgres:18.6");
    assertThat(environment(server)).containsEntry("PGDATA", "/var/lib/postgresql/18/docker");
    assertThat(server.path("volumeMounts").findValuesAsText("mountPath"))
        .contains("/var/lib/postgresql")
        .doesNotContain("/var/lib/postgresql/data");
  }

  @Test
  void theExporterSeesStatisticsThroughARoleOfItsOwn() {
    var set = synthesized(props());
    assertThat(environment(container(set, "Deployment", "shop-postgres-exporter", 0)))
        .containsEntry("DATA_SOURCE_USER", "secret shop-database-monitoring/username")
        .containsEntry("DATA_SOURCE_PASS", "secret shop-database-monitoring/password")
        .containsEntry("DATA_SOURCE_URI", "shop-postgres.shop.svc:5432/shop?sslmode=disable");
    var pod = set.find("Deployment", "shop-postgres-exporter").orElseThrow();
    assertThat(pod.at("/spec/template/spec/serviceAccountName").asText())
        .isEqualTo("shop-postgres-exporter");
    assertThat(pod.stack()).isEqualTo("60-exporters");
    assertThat(rules(set, "shop-postgres-exporter", "egress"))
        .containsExactly("shop-postgres [5432]");
    assertThat(rules(set, "shop-postgres", "ingress"))
        .containsExactly("shop-postgres-exporter [5432]");
  }

  @Test
  void itIsObservedThroughItsExporter() {
    Shop.with(
        shop -> {
          var observations = new Postgres(shop, "postgres", props().build()).observations();
          assertThat(observations)
              .singleElement()
              .satisfies(
                  o -> {
                    assertThat(o.port().number()).isEqualTo(9187);
                    assertThat(o.exporter().exports(PostgresExporter.UP)).isTrue();
                    assertThat(o.pods().name()).isEqualTo("shop-postgres-exporter");
                  });
          var bare =
              new Postgres(shop, "bare", props().credentials("bare").withoutExporter().build());
          assertThat(bare.observations()).isEmpty();
        });
  }

  @Test
  void itStandsInAnyChartOfCdk8s() {
    var chart = new Chart(new App(), "plain");
    new Postgres(chart, "postgres", props().build());
    var set = Synthesizer.synthesize(chart);
    assertThat(set.find("StatefulSet", "default", "plain-postgres")).isPresent();
    assertThat(set.ofKind("Namespace")).isEmpty();
  }

  @Test
  void twoDatabasesOfOneSystemShareNoNameAndNoSecret() {
    var set =
        Shop.with(
            shop -> {
              new Postgres(shop, "postgres", props().build());
              new Postgres(shop, "orders", props().credentials("orders").build());
            });
    var keys = Set.copyOf(environment(container(set, "StatefulSet", "shop-orders", 0)).values());
    assertThat(keys)
        .contains("secret shop-orders/password")
        .noneMatch(k -> k.contains("-database"));
  }

  @Test
  void moreConnectionsThanThereAreIsAProblemWithItsSum() {
    assertThatThrownBy(
            () ->
                Shop.with(
                    shop -> {
                      var db = new Postgres(shop, "postgres", props().build());
                      db.claim(db, 15, 13);
                    }))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining(
            "at most max_connections of 200, got 208 = shop-postgres 15 pods x 13")
        .hasMessageContaining("write a pool size of 12 for each pod, or maxConnections(208)");
  }

  @Test
  void theStatedPoolFitsTheStatedPods() {
    // 15 pods and one more in a rollout, 8 connections each (facts of the first system).
    Shop.with(
        shop -> {
          var db = new Postgres(shop, "postgres", props().build());
          db.claim(db, 16, 8);
          assertThat(db.poolSizeFor(16)).isEqualTo(11);
        });
  }

  private static com.fasterxml.jackson.databind.JsonNode pod(ManifestSet set) {
    return set.find("StatefulSet", "shop-postgres").orElseThrow().at("/spec/template");
  }

  private static List<String> arguments(ManifestSet set) {
    var arguments = new ArrayList<String>();
    container(set, "StatefulSet", "shop-postgres", 0)
        .path("args")
        .forEach(a -> arguments.add(a.asText()));
    return arguments;
  }

  private static String conf(ManifestSet set) {
    return Shop.configMap(set, "shop-postgres-config").at("/data/postgresql.conf").asText();
  }
}

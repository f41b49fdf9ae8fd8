package dev.strake.database;

import static dev.strake.database.Shop.container;
import static dev.strake.database.Shop.environment;
import static dev.strake.database.Shop.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.manifest.ManifestSet;
import dev.strake.metrics.RedisExporter;
import dev.strake.testing.Snapshots;
import dev.strake.value.Cpu;
import dev.strake.value.Memory;
import dev.strake.value.Resources;
import dev.strake.value.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RedisTest {
  private static final Snapshots SNAPSHOTS = Snapshots.of(RedisTest.class);

  @AfterAll
  static void everySnapshotIsUsed() {
    SNAPSHOTS.allClaimed();
  }

  private static ManifestSet synthesized(RedisProps props) {
    return Shop.with(shop -> new Redis(shop, "redis", props));
  }

  private static String conf(ManifestSet set) {
    return Shop.configMap(set, "shop-redis-config").at("/data/redis.conf").asText();
  }

  @Test
  void aCacheIsAServerItsFilesItsExporterAndTheirRules() {
    SNAPSHOTS.matches("cache", synthesized(RedisProps.cache()));
  }

  @Test
  void aDurableOneKeepsADiskToo() {
    SNAPSHOTS.matches("durable", synthesized(RedisProps.durable(Storage.gibibytes(8))));
  }

  @Test
  void aCacheForgetsWhenItIsFullAndKeepsNothing() {
    var set = synthesized(RedisProps.cache());
    // 75 % of 512Mi.
    assertThat(conf(set))
        .contains("maxmemory 384mb", "maxmemory-policy allkeys-lru", "appendonly no", "save \"\"");
    var server = set.find("StatefulSet", "shop-redis").orElseThrow();
    assertThat(server.at("/spec/volumeClaimTemplates").isMissingNode()).isTrue();
    assertThat(server.at("/spec/replicas").asInt()).isEqualTo(1);
  }

  @Test
  void aDurableOneRefusesWhenItIsFullAndWritesEverySecond() {
    var set = synthesized(RedisProps.durable(Storage.gibibytes(8)).storageClass("fast"));
    // 60 % of 512Mi: rewriting the file forks.
    assertThat(conf(set))
        .contains("maxmemory 307mb", "maxmemory-policy noeviction", "appendonly yes", "everysec");
    var claim =
        set.find("StatefulSet", "shop-redis").orElseThrow().at("/spec/volumeClaimTemplates/0/spec");
    assertThat(claim.at("/resources/requests/storage").asText()).isEqualTo("8Gi");
    assertThat(claim.path("storageClassName").asText()).isEqualTo("fast");
  }

  @Test
  void thePasswordStandsInNoArgumentAndNoFile() {
    var set = synthesized(RedisProps.cache());
    var server = container(set, "StatefulSet", "shop-redis", 0);
    assertThat(environment(server))
        .containsEntry("REDIS_PASSWORD", "secret shop-redis/password")
        .containsEntry("REDISCLI_AUTH", "secret shop-redis/password");
    assertThat(server.path("command").toString() + server.path("args")).doesNotContain("PASSWORD");
    assertThat(conf(set)).doesNotContain("requirepass");
  }

  @Test
  void anotherSettingRollsThePodBecauseRedisReadsItsFileOnce() {
    var larger =
        Resources.requests(Cpu.millis(100), Memory.mebibytes(256))
            .limits(Cpu.millis(500), Memory.gibibytes(1));
    var before = Shop.configMap(synthesized(RedisProps.cache()), "shop-redis-config");
    var after =
        Shop.configMap(synthesized(RedisProps.cache().resources(larger)), "shop-redis-config");
    assertThat(after.name()).isNotEqualTo(before.name()).matches("shop-redis-config-[0-9a-f]{8}");
  }

  @Test
  void loadingItsFileIsLifeButNotReadiness() {
    var server = container(synthesized(RedisProps.cache()), "StatefulSet", "shop-redis", 0);
    // With -e an error is a failure.
    assertThat(server.at("/livenessProbe/exec/command")).noneMatch(a -> a.asText().equals("-e"));
    assertThat(server.at("/readinessProbe/exec/command")).anyMatch(a -> a.asText().equals("-e"));
  }

  @Test
  void usersGetTheUrlAndTheExporterItsWay() {
    var set =
        Shop.with(
            shop -> {
              var redis = new Redis(shop, "redis", RedisProps.cache().urlVariable("CACHE_URL"));
              assertThat(redis.link().environment())
                  .hasToString(
                      "[EnvVariable[name=CACHE_URL, source=FromSecret[key=shop-redis/url]]]");
              assertThat(redis.observations())
                  .singleElement()
                  .satisfies(o -> assertThat(o.exporter().exports(RedisExporter.UP)).isTrue())
                  .satisfies(o -> assertThat(o.port().number()).isEqualTo(9121));
            });
    assertThat(environment(container(set, "Deployment", "shop-redis-exporter", 0)))
        .containsEntry("REDIS_ADDR", "redis://shop-redis.shop.svc:6379")
        .containsEntry("REDIS_PASSWORD", "secret shop-redis/password");
    assertThat(rules(set, "shop-redis-exporter", "egress")).containsExactly("shop-redis [6379]");
    assertThat(rules(set, "shop-redis", "ingress")).containsExactly("shop-redis-exporter [6379]");
  }

  @Test
  void aDiskThatCannotHoldARewriteIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisProps.durable(Storage.mebibytes(512)))
        .withMessage(
            "storage of redis must be twice its memory limit of 512Mi or more, got 512Mi; write 1Gi");
  }
}

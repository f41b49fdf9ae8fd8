package dev.strake.database;

import static dev.strake.database.Shop.container;
import static dev.strake.database.Shop.environment;
import static dev.strake.database.Shop.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.platform.Peer.Addresses;
import dev.strake.platform.SecretContract;
import dev.strake.platform.SynthesisException;
import org.junit.jupiter.api.Test;

class ManagedTest {
  private static final Location PRIVATE =
      Location.within("db.internal.example", 6432, "10.8.0.0/24");

  @Test
  void aManagedDatabaseIsOnlyTheWayThereAndItsExporter() {
    var set =
        Shop.with(
            shop -> {
              var props = ManagedPostgresProps.builder(Postgres.version(16), PRIVATE).build();
              var db = new ManagedPostgres(shop, "postgres", props);
              assertThat(db.link().environment())
                  .as("the same variable as from one in the cluster")
                  .hasToString(
                      "[EnvVariable[name=DATABASE_URL, source=FromSecret[key=shop-database/url]]]");
              assertThat(db.link().ports()).extracting(p -> p.number()).containsExactly(6432);
              assertThat(((Addresses) db.link().peer()).cidrs()).containsExactly("10.8.0.0/24");
            });
    assertThat(set.ofKind("StatefulSet")).isEmpty();
    assertThat(set.ofKind("Service")).isEmpty();
    assertThat(rules(set, "shop-postgres-exporter", "egress"))
        .containsExactly("10.8.0.0/24 [6432]");
    assertThat(environment(container(set, "Deployment", "shop-postgres-exporter", 0)))
        .containsEntry("DATA_SOURCE_URI", "db.internal.example:6432/shop?sslmode=require");
  }

  @Test
  void anAuthorityOfItsOwnIsCompared() {
    var set =
        Shop.with(
            shop -> {
              var authority = new SecretContract(shop, "database-ca", "ca.crt");
              new ManagedPostgres(
                  shop,
                  "postgres",
                  ManagedPostgresProps.builder(Postgres.version(16), PRIVATE)
                      .tls(ClientTls.verified(authority.key("ca.crt")))
                      .build());
            });
    assertThat(environment(container(set, "Deployment", "shop-postgres-exporter", 0)))
        .hasEntrySatisfying(
            "DATA_SOURCE_URI", uri -> assertThat(uri).contains("sslmode=verify-full"));
    assertThat(
            set.find("Deployment", "shop-postgres-exporter")
                .orElseThrow()
                .at("/spec/template/spec/volumes/0/secret/secretName")
                .asText())
        .isEqualTo("shop-database-ca");
  }

  @Test
  void itsConnectionsAreCountedToo() {
    assertThatThrownBy(
            () ->
                Shop.with(
                    shop -> {
                      var db =
                          new ManagedPostgres(
                              shop,
                              "postgres",
                              ManagedPostgresProps.builder(Postgres.version(16), PRIVATE).build());
                      db.claim(db, 10, 9);
                    }))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining("at most max_connections of 100, got 103");
  }

  @Test
  void aManagedRedisIsOnlyTheWayThereAndItsExporter() {
    var set =
        Shop.with(
            shop ->
                new ManagedRedis(
                    shop,
                    "redis",
                    ManagedRedisProps.of(Location.internet("cache.example.com", 6380))));
    assertThat(set.ofKind("StatefulSet")).isEmpty();
    assertThat(rules(set, "shop-redis-exporter", "egress")).containsExactly("0.0.0.0/0 [6380]");
    assertThat(environment(container(set, "Deployment", "shop-redis-exporter", 0)))
        .containsEntry("REDIS_ADDR", "rediss://cache.example.com:6380");
  }

  @Test
  void aLocationIsCheckedWhereItIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Location.internet("db.example.com:5432", 5432))
        .withMessageContaining("without port, got 'db.example.com:5432'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Location.within("db.example.com", 5432, "10.0.0.1"))
        .withMessage("address range must be like '10.20.0.0/16', got '10.0.0.1'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Location.within("db.example.com", 5432))
        .withMessageContaining("write internet(…)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Location.internet("db.example.com", 70000))
        .withMessage("port must be between 1 and 65535, got 70000");
  }
}

package dev.strake.platform;

import dev.strake.value.Checks;
import dev.strake.value.Names;
import dev.strake.value.SecretKey;
import java.util.List;
import software.constructs.Construct;

/**
 * A Secret that somebody else fills: a store's operator, or a person once per environment. Parts
 * refer to its keys; no value ever stands in source or output.
 */
public final class SecretContract extends Part {
  private final String secret;
  private final List<String> keys;

  /** A Secret named by the system and the id, in the namespace of the system's own workloads. */
  public SecretContract(Construct scope, String id, String... keys) {
    this(scope, id, PlatformScope.of(scope).namespaces().base(), List.of(keys));
  }

  /** A Secret named by the system and the id, in another namespace of the system. */
  public SecretContract(Construct scope, String id, String namespace, List<String> keys) {
    super(scope, "secret-" + id);
    this.secret = Names.checkName("secret name", scope().systemName() + "-" + id);
    Checks.that(!keys.isEmpty(), "secret '%s' must have one key or more, got none", secret);
    this.keys = List.copyOf(keys);
    this.keys.forEach(key -> scope().secrets().declare(namespace, new SecretKey(secret, key)));
  }

  /**
   * One of its keys.
   *
   * @throws IllegalArgumentException when it has no such key
   */
  public SecretKey key(String key) {
    Checks.that(
        keys.contains(key), "secret '%s' must have key '%s', got only %s", secret, key, keys);
    return new SecretKey(secret, key);
  }

  @Override
  public String name() {
    return secret;
  }
}

package dev.strake.platform;

import java.util.function.Function;
import org.cdk8s.ApiObject;
import org.cdk8s.plus34.k8s.ObjectMeta;
import software.constructs.Construct;

/**
 * How objects of one kind are made: by their class of cdk8s-plus.
 *
 * @param <P> the properties that cdk8s-plus has for the kind
 * @param apiVersion API version, such as {@code apps/v1}
 * @param name kind, such as {@code Deployment}
 * @param metadata reads the metadata out of the properties
 * @param constructor makes the construct
 */
public record Kind<P>(
    String apiVersion, String name, Function<P, ObjectMeta> metadata, Constructor<P> constructor) {

  /** Makes the construct of a kind. */
  @FunctionalInterface
  public interface Constructor<P> {
    /** Makes it below a scope. */
    ApiObject create(Construct scope, String id, P props);
  }
}

package dev.strake.platform;

import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.JsonPatch;
import org.cdk8s.plus34.k8s.ObjectMeta;
import software.constructs.Construct;

/**
 * An object of a kind that cdk8s-plus has no class for.
 *
 * @param metadata its metadata
 * @param spec its {@code spec} as plain data: maps, lists, strings, numbers and booleans
 */
public record CustomResource(ObjectMeta metadata, Map<String, ?> spec) {

  ApiObject create(Construct scope, String id, String apiVersion, String kind) {
    var object =
        new ApiObject(
            scope, id, ApiObjectProps.builder().apiVersion(apiVersion).kind(kind).build());
    object.addJsonPatch(
        JsonPatch.add("/metadata", Metadata.asMap(metadata)), JsonPatch.add("/spec", spec));
    return object;
  }
}

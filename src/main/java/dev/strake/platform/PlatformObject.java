package dev.strake.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.manifest.ManifestId;
import java.util.Objects;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.JsonPatch;
import software.constructs.Construct;

/** An object in the tree, for the part that made it and for the later parts that add to it. */
public final class PlatformObject {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManifestId id;
  private final Stack stack;
  private final String path;
  private final SourceLine source;
  private ApiObject construct;

  PlatformObject(ManifestId id, Stack stack, String path, SourceLine source, ApiObject construct) {
    this.id = id;
    this.stack = stack;
    this.path = path;
    this.source = source;
    this.construct = construct;
  }

  /** What makes the object one and the same for the API server. */
  public ManifestId id() {
    return id;
  }

  /** The file it is written to. */
  public Stack stack() {
    return stack;
  }

  /** Path of the part that made it. */
  public String path() {
    return path;
  }

  /** The user's line that made it. */
  public SourceLine source() {
    return source;
  }

  /** The cdk8s object itself, for what only cdk8s can do. */
  public ApiObject construct() {
    return construct;
  }

  /**
   * Sets a field that may not be there yet; the object that holds it must be.
   *
   * @param pointer JSON pointer; {@code -} at its end appends to a list
   * @param value plain data: maps, lists, strings, numbers and booleans
   */
  public void add(String pointer, Object value) {
    inApiForm().addJsonPatch(JsonPatch.add(pointer, value));
  }

  /** The object as it would be written now. */
  JsonNode body() {
    return JSON.valueToTree(construct.toJson());
  }

  void change(JsonPatch operation) {
    inApiForm().addJsonPatch(operation);
  }

  /**
   * The object as the API has it. A class of cdk8s-plus applies patches to its own form, in which a
   * port is {@code {value: 80}} and {@code clusterIP} is {@code clusterIp}, and drops what it does
   * not know; so the first change puts a plain object with the same content in its place.
   */
  private ApiObject inApiForm() {
    if (construct.getClass() == ApiObject.class) {
      return construct;
    }
    var body = construct.toJson();
    var place = construct.getNode();
    var parent = (Construct) Objects.requireNonNull(place.getScope());
    var childId = place.getId();
    parent.getNode().tryRemoveChild(childId);
    construct = new ApiObject(parent, childId, props());
    construct.addJsonPatch(JsonPatch.replace("", body));
    return construct;
  }

  private ApiObjectProps props() {
    var metadata = ApiObjectMetadata.builder().name(id.name());
    if (!id.namespace().isEmpty()) {
      metadata.namespace(id.namespace());
    }
    return ApiObjectProps.builder()
        .apiVersion(construct.getApiVersion())
        .kind(id.kind())
        .metadata(metadata.build())
        .build();
  }
}

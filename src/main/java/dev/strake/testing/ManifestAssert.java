package dev.strake.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.manifest.Manifest;
import java.util.Comparator;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one object; places in it are JSON pointers. */
public final class ManifestAssert extends AbstractAssert<ManifestAssert, Manifest> {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** 3 is 3, whatever Java type either has. */
  private static final Comparator<JsonNode> SAME_WORTH =
      (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
          return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
      };

  ManifestAssert(Manifest actual) {
    super(actual, ManifestAssert.class);
  }

  /** Starts assertions on the value at a JSON pointer, such as {@code /spec/replicas}. */
  public ValueAssert at(String pointer) {
    isNotNull();
    return new ValueAssert(this, actual, pointer);
  }

  /** Assertions on one value of an object; each gives the object back. */
  public static final class ValueAssert {

    private final ManifestAssert object;
    private final Manifest manifest;
    private final String pointer;

    private ValueAssert(ManifestAssert object, Manifest manifest, String pointer) {
      this.object = object;
      this.manifest = manifest;
      this.pointer = pointer;
    }

    /** Holds when the value is this string, number, boolean, list or map. */
    public ManifestAssert is(Object expected) {
      var wanted = JSON.<JsonNode>valueToTree(expected);
      return value().equals(SAME_WORTH, wanted) ? object : failed(wanted.toString());
    }

    /** Holds when nothing stands there. */
    public ManifestAssert isAbsent() {
      return value().isMissingNode() ? object : failed("nothing");
    }

    /** Holds when anything stands there. */
    public ManifestAssert isPresent() {
      return value().isMissingNode() ? failed("any value") : object;
    }

    /** Holds when the text has this part. */
    public ManifestAssert contains(String part) {
      return value().isTextual() && value().textValue().contains(part)
          ? object
          : failed("a text with '%s'".formatted(part));
    }

    private JsonNode value() {
      return manifest.at(pointer);
    }

    private ManifestAssert failed(String expected) {
      var found = value().isMissingNode() ? "nothing" : value().toString();
      throw new AssertionError(
          "%s %s: expected %s, got %s".formatted(manifest.id(), pointer, expected, found));
    }
  }
}

package dev.strake.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  private static final String CONTENT =
      """
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
      """;

  @TempDir private Path root;
  private Path dist;

  @BeforeEach
  void someOlderOutput() throws IOException {
    dist = root.resolve("dist");
    Files.createDirectories(dist.resolve("shop/old"));
    Files.writeString(dist.resolve("shop/old/50-api.k8s.yaml"), "before");
  }

  private static List<SystemRun> runs() {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("apiVersion", "v1").put("kind", "Namespace").putObject("metadata").put("name", "shop");
    var set = new ManifestSet(List.of(new Manifest("00-namespace", body)));
    return List.of(new SystemRun("shop", "staging", set, Map.of("Namespace shop", "Shop@X:1")));
  }

  private List<String> everythingBelowRoot() throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private void assertThatNothingChanged() throws IOException {
    assertThat(everythingBelowRoot()).containsExactly("dist/shop/old/50-api.k8s.yaml");
    assertThat(dist.resolve("shop/old/50-api.k8s.yaml")).hasContent("before");
    try (var paths = Files.list(root)) {
      assertThat(paths).containsExactly(dist);
    }
  }

  @Test
  void newOutputReplacesTheOldWhole() throws IOException {
    new OutputFolder(dist).write(runs());

    assertThat(everythingBelowRoot())
        .containsExactly(
            "dist/shop/staging/00-namespace.k8s.yaml", "dist/shop/staging/kustomization.yaml");
    assertThat(dist.resolve("shop/staging/00-namespace.k8s.yaml")).hasContent(CONTENT);
    assertThat(dist.resolve("shop/staging/kustomization.yaml"))
        .content()
        .contains("resources:\n- 00-namespace.k8s.yaml\n");
  }

  @Test
  void outputIsWrittenWhereNoneWas() throws IOException {
    new OutputFolder(root.resolve("a/b/dist")).write(runs());

    assertThat(root.resolve("a/b/dist/shop/staging/00-namespace.k8s.yaml")).hasContent(CONTENT);
  }

  @Test
  void aFileInTheWayOfTheFoldersParentChangesNothing() throws IOException {
    var folder = dist.resolve("shop/old/50-api.k8s.yaml/out");

    assertThatIOException().isThrownBy(() -> new OutputFolder(folder).write(runs()));
    assertThatNothingChanged();
  }

  @Test
  void aFileInTheFoldersPlaceIsNotReplaced() throws IOException {
    var file = dist.resolve("shop/old/50-api.k8s.yaml");

    assertThatIOException()
        .isThrownBy(() -> new OutputFolder(file).write(runs()))
        .withMessageContaining(file.toString());
    assertThatNothingChanged();
  }

  @Test
  void aSwapThatFailsPutsTheOldBack() throws IOException {
    var folder =
        new OutputFolder(
            dist,
            (from, to) -> {
              if (to.equals(dist) && !from.endsWith("content")) {
                throw new IOException("no room");
              }
              Files.move(from, to);
            });

    assertThatIOException().isThrownBy(() -> folder.write(runs())).withMessage("no room");
    assertThatNothingChanged();
  }

  @Test
  void whatCannotBePutBackIsNotDeleted() throws IOException {
    var folder =
        new OutputFolder(
            dist,
            (from, to) -> {
              if (to.equals(dist)) {
                throw new IOException("no room");
              }
              Files.move(from, to);
            });

    assertThatIOException().isThrownBy(() -> folder.write(runs())).withMessage("no room");
    assertThat(everythingBelowRoot())
        .singleElement()
        .asString()
        .startsWith(".dist-old")
        .endsWith("content/shop/old/50-api.k8s.yaml");
  }

  @Test
  void aFolderThatCannotBeTakenAwayStays() throws IOException {
    var folder =
        new OutputFolder(
            dist,
            (from, to) -> {
              throw new IOException("busy");
            });

    assertThatIOException().isThrownBy(() -> folder.write(runs())).withMessage("busy");
    assertThatNothingChanged();
  }

  @Test
  void theFolderThatHoldsTheSourceIsRefused() {
    for (var folder : List.of(".", "..", "/")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OutputFolder(Path.of(folder)).write(runs()))
          .withMessageContaining("output folder must be one of its own")
          .withMessageContaining(Path.of(folder).toAbsolutePath().normalize().toString());
    }
  }

  @Test
  void theSourcesOfObjectsAreWrittenInOneOrder() throws IOException {
    var file = root.resolve("sources.json");

    OutputFolder.writeSources(file, runs());

    assertThat(file)
        .content()
        .isEqualToIgnoringWhitespace(
            """
            {"sources":{"shop/staging":{"Namespace shop":"Shop@X:1"}},"version":1}
            """);
  }
}

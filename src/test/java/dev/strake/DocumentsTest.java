package dev.strake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.platform.Default;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents at the top quote and list is there. */
class DocumentsTest {
  private static final Path CONSUMER = Path.of("src/it/consumer");

  @Test
  void theJavaOfTheReadmeIsThatOfTheConsumer() throws IOException {
    var source = Files.readString(CONSUMER.resolve("src/main/java/example/shop/Shop.java"));
    assertThat(blocks("README.md", "java"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(source).contains(block));
  }

  @Test
  void theYamlOfTheReadmeIsThatOfTheConsumer() throws IOException {
    var written =
        Files.readString(CONSUMER.resolve("expected/shop/production/20-network.k8s.yaml"));
    assertThat(blocks("README.md", "yaml"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(written).contains(block));
  }

  @Test
  void theReadmeNamesEveryTargetAndIsShort() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    assertThat(readme.lines().count()).isLessThan(150);
    for (var target : List.of("synth", "test", "verify", "verify-full", "bench")) {
      assertThat(readme).contains("`make " + target + "`");
    }
  }

  @Test
  void everyDefaultIsListed() throws IOException {
    var rows =
        Files.readAllLines(Path.of("docs/defaults.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(Default.values()).map(this::row).toList());
  }

  @Test
  void everyDependencyHasItsReason() throws IOException {
    var text = Files.readString(Path.of("ARCHITECTURE.md"));
    var reasons = text.substring(text.indexOf("## Dependencies"));
    var pom = Files.readString(Path.of("pom.xml"));
    var own = "strake";
    var artifacts =
        Pattern.compile("<artifactId>([^<]+)</artifactId>")
            .matcher(pom)
            .results()
            .map(match -> match.group(1));
    var npm = new ObjectMapper().readTree(Path.of("package.json").toFile()).get("devDependencies");
    var all =
        Stream.concat(artifacts, Stream.of(npm.fieldNames().next()))
            .filter(name -> !name.equals(own))
            .toList();
    assertThat(all).hasSizeGreaterThan(20);
    assertThat(all).allSatisfy(name -> assertThat(reasons).contains("`" + name + "`"));
  }

  @Test
  void noDocumentNamesAMachine() throws IOException {
    try (var files = Files.walk(Path.of("docs"))) {
      var pages =
          Stream.concat(
                  files.filter(Files::isRegularFile),
                  Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
                      .map(Path::of))
              .toList();
      for (var page : pages) {
        assertThat(Files.readString(page)).as(page.toString()).doesNotContain("/root/", "/home/");
      }
    }
  }

  private String row(Default one) {
    return "| `%s` | `Default.%s` | %s |".formatted(one.id(), one.name(), one.summary());
  }

  private static List<String> blocks(String file, String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}

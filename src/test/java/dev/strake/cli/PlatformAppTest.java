package dev.strake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.Shop;
import dev.strake.platform.Environment;
import dev.strake.platform.EnvironmentSettings;
import dev.strake.platform.Part;
import dev.strake.platform.PlatformSystem;
import dev.strake.synth.SystemSource;
import dev.strake.value.Image;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.constructs.Construct;

class PlatformAppTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Where the shop runs. */
  enum Stage implements Environment {
    PRODUCTION,
    STAGING
  }

  private int run(SystemSource.Constructor<Stage> constructor, String... args) {
    return PlatformApp.create()
        .system("shop", Stage.class, constructor)
        .run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private int synth(SystemSource.Constructor<Stage> constructor) {
    return run(constructor, "synth", "--output", folder.resolve("dist").toString());
  }

  private static PlatformSystem shop(Construct scope, Stage stage) {
    return new Shop(scope, stage, Shop.API);
  }

  @Test
  void synthWritesEveryEnvironmentAndSaysWhat() throws IOException {
    assertThat(synth(PlatformAppTest::shop)).isZero();

    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            shop/production: 12 objects in 5 files
            shop/staging: 12 objects in 5 files
            """);
    assertThat(err.toString()).isEmpty();
    assertThat(folder.resolve("dist/shop/staging/50-api.k8s.yaml"))
        .content()
        .contains("environment: staging")
        .doesNotContain("production");
  }

  @Test
  void problemsOfAllEnvironmentsAreReportedAtOnceAndNothingIsWritten() {
    var exit =
        synth(
            (scope, stage) -> {
              var shop = new Shop(scope, stage, Shop.API);
              new Part(shop, "odd") {}.problem("replicas must be even, got 3");
              return shop;
            });

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(3).first().isEqualTo("2 problem(s):");
    assertThat(err.toString())
        .contains("[shop-production/odd] replicas must be even, got 3 (PlatformAppTest.java:")
        .contains("[shop-staging/odd] replicas must be even, got 3 (PlatformAppTest.java:");
    assertThat(out.toString()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aUsersMistakeIsOneLineWithTheLineOfTheSource() {
    var exit = synth((scope, stage) -> new Shop(scope, stage, Image.parse("shop/api:latest")));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .matches(
            "image tag must be fixed, got 'shop/api:latest'; pass a version such as '1.4.2'"
                + " \\(PlatformAppTest\\.java:[0-9]+\\)");
  }

  @Test
  void aMistakeInAStaticFieldIsNoOtherThanOneElsewhere() {
    var exit = synth((scope, stage) -> new Shop(scope, stage, Constants.IMAGE));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("image must have a tag, got 'shop/api'")
        .contains("(PlatformAppTest.java:")
        .doesNotContain("\tat ");
  }

  private static final class Constants {
    static final Image IMAGE = Image.parse("shop/api");
  }

  @Test
  void aMistakeOfOursHasItsStackTrace() {
    var exit =
        synth(
            (scope, stage) -> {
              throw new IllegalStateException("a bug");
            });

    assertThat(exit).isEqualTo(3);
    assertThat(err.toString())
        .startsWith("this is a mistake in strake, not in your source:")
        .contains("IllegalStateException: a bug", "\tat dev.strake.cli.PlatformAppTest");
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("dist"), "before");

    var exit = run(PlatformAppTest::shop, "synth", "--output", file.resolve("below").toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("output must be writable, got ")
        .contains(file.toString())
        .endsWith("; pass another folder with --output");
    assertThat(file).hasContent("before");
  }

  @Test
  void anUnknownCommandIsRefusedWithTheNearestOne() {
    assertThat(run(PlatformAppTest::shop, "synht")).isEqualTo(2);

    assertThat(err.toString())
        .contains("'synht'", "Did you mean: strake synth?", "try 'strake --help'")
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ouput", "--output"})
  void anUnknownOrUnfinishedOptionIsRefused(String option) {
    assertThat(run(PlatformAppTest::shop, "synth", option)).isEqualTo(2);

    assertThat(err.toString()).contains(option, "try 'strake synth --help'");
  }

  @Test
  void noCommandIsRefused() {
    assertThat(run(PlatformAppTest::shop)).isEqualTo(2);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines("a command must be given, got none\ntry 'strake --help'\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "synth --help"})
  void helpFitsEightyColumnsAndIsNoFailure(String command) {
    assertThat(run(PlatformAppTest::shop, command.split(" "))).isZero();

    assertThat(out.toString().lines())
        .hasSizeGreaterThan(4)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(out.toString()).startsWith("Usage: strake").contains("--help");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpNamesEveryCommandAndOption() {
    run(PlatformAppTest::shop, "--help");
    run(PlatformAppTest::shop, "synth", "--help");

    assertThat(out.toString()).contains("synth", "--output=FOLDER", "CDK8S_OUTDIR", "--version");
  }

  @Test
  void environmentsWithoutSettingsHaveNone() {
    assertThat(Stage.STAGING.settings()).isEqualTo(EnvironmentSettings.none());
    assertThat(Stage.STAGING.id()).isEqualTo("staging");
  }
}

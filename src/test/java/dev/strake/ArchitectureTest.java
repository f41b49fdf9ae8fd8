package dev.strake;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the direction of the packages and the conventions of the house (ARCHITECTURE.md). */
@AnalyzeClasses(packages = "dev.strake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.strake");

  private static final String[] CONSTRUCTS = {
    "dev.strake.backend..",
    "dev.strake.database..",
    "dev.strake.ingress..",
    "dev.strake.monitoring..",
    "dev.strake.logging..",
  };

  /** What each package may import of ours, beside itself. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("value", List.of()),
          Map.entry("kubernetes", List.of("value")),
          Map.entry("metrics", List.of("value")),
          Map.entry("metrics.promql", List.of("value", "metrics")),
          Map.entry("manifest", List.of("kubernetes", "value")),
          Map.entry(
              "platform", List.of("value", "kubernetes", "metrics", "metrics.promql", "manifest")),
          Map.entry(
              "workload",
              List.of("platform", "value", "kubernetes", "metrics", "metrics.promql", "manifest")),
          Map.entry("synth", List.of("platform", "manifest", "kubernetes", "value")),
          Map.entry("testing", List.of("synth", "manifest", "platform")));

  @ArchTest
  static final ArchRule cdk8sIsTouchedOnlyByWhatMakesObjects =
      noClasses()
          .that(
              resideInAnyPackage(
                  "dev.strake.value..",
                  "dev.strake.kubernetes..",
                  "dev.strake.metrics..",
                  "dev.strake.manifest..",
                  "dev.strake.cli.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.cdk8s..", "software.constructs..", "software.amazon.jsii..");

  @ArchTest
  static final ArchRule theLibraryDoesNotKnowTheSystems =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.strake.systems..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.strake.systems..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.strake.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule noClassIsAHeapOfUtilities =
      noClasses().should().haveSimpleNameEndingWith("Utils").orShould().haveSimpleName("Util");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.strake.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule constructsAreFinal =
      classes()
          .that(resideInAnyPackage(CONSTRUCTS))
          .and()
          .areAssignableTo("dev.strake.platform.Part")
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  @Test
  void constructPackagesMeetOnlyInThePlatform() {
    for (var one : CONSTRUCTS) {
      for (var other : CONSTRUCTS) {
        if (!one.equals(other)) {
          noClasses()
              .that(resideInAPackage(one))
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .allowEmptyShould(true)
              .check(MAIN);
        }
      }
    }
  }

  @Test
  void eachPackageImportsOnlyWhatLiesBelowIt() {
    MAY_IMPORT.forEach(
        (name, allowed) -> {
          var mayUse =
              new java.util.ArrayList<>(allowed.stream().map(p -> "dev.strake." + p).toList());
          mayUse.add("dev.strake." + name);
          noClasses()
              .that()
              .resideInAPackage("dev.strake." + name)
              .should()
              .dependOnClassesThat(
                  resideInAPackage("dev.strake..")
                      .and(
                          com.tngtech.archunit.base.DescribedPredicate.not(
                              resideInAnyPackage(mayUse.toArray(String[]::new)))))
              .allowEmptyShould(true)
              .check(MAIN);
        });
  }

  @Test
  void everyPackageIsNullMarked() {
    var packages = MAIN.stream().map(c -> c.getPackage()).distinct().toList();
    assertThat(packages)
        .hasSizeGreaterThan(8)
        .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
  }

  @Test
  void theScanFoundTheLibrary() {
    assertThat(MAIN.stream().map(c -> c.getPackage()).map(JavaPackage::getName).distinct())
        .contains("dev.strake.platform", "dev.strake.synth", "dev.strake.systems");
    assertThat(MAIN.size()).isGreaterThan(150);
  }
}

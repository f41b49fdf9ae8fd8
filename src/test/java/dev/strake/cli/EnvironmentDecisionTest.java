package dev.strake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system decides for each of its environments, or it does not compile. */
class EnvironmentDecisionTest {
  private static final String SHOP =
      """
      import dev.strake.platform.*;
      import dev.strake.workload.Scaling;
      import software.constructs.Construct;

      final class Small extends PlatformSystem {
        enum Stage implements Environment { PRODUCTION, STAGING, PREVIEW }

        Small(Construct scope, Stage stage) {
          super(scope, "small", stage);
          var replicas =
              switch (stage) {
                case PRODUCTION -> Scaling.between(3, 9).cpu(70);
                case STAGING -> Scaling.fixed(1);
                %s
              };
        }
      }
      """;

  @TempDir private Path folder;

  private List<Diagnostic<? extends JavaFileObject>> compile(String source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of(
            "-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    var file =
        new SimpleJavaFileObject(URI.create("mem:///Small.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    try (var files = compiler.getStandardFileManager(found, null, null)) {
      compiler.getTask(null, files, found, options, null, List.of(file)).call();
    }
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .<Diagnostic<? extends JavaFileObject>>map(d -> d)
        .toList();
  }

  @Test
  void aSystemWithoutADecisionForOneEnvironmentDoesNotCompile() throws IOException {
    assertThat(compile(SHOP.formatted("")))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getCode()).isEqualTo("compiler.err.not.exhaustive");
              assertThat(error.getLineNumber()).isEqualTo(11);
            });
  }

  @Test
  void aSystemWithAllDecisionsCompiles() throws IOException {
    assertThat(compile(SHOP.formatted("case PREVIEW -> Scaling.fixed(1);"))).isEmpty();
  }
}

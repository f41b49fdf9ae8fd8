package dev.strake.ingress;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Asks the compiler what it thinks of an expression that uses this package. */
final class Snippet {
  private Snippet() {}

  static List<String> errors(String expression) {
    var source =
        "import dev.strake.ingress.*; class Use { Object made() { return " + expression + "; } }";
    var found = new DiagnosticCollector<JavaFileObject>();
    var options = List.of("-proc:none", "-implicit:none", "-Xdiags:verbose", "-cp", classPath());
    var compiler =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, options, null, List.of(new Source(source)));
    try {
      compiler.analyze();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getMessage(java.util.Locale.ROOT))
        .toList();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Use.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

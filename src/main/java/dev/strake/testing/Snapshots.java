package dev.strake.testing;

import static java.util.Objects.requireNonNull;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * The YAML that a test class expects, a file a case: {@code
 * src/test/resources/snapshots/<package>/<TestClass>/<case>.yaml}.
 *
 * <p>{@code -Dsnapshots=update} writes the files instead of comparing them; where the environment
 * variable {@code CI} is {@code true} nothing is ever written.
 *
 * <pre>{@code
 * private static final Snapshots SNAPSHOTS = Snapshots.of(ShopTest.class);
 *
 * @Test
 * void aShopHasAnApi() {
 *   SNAPSHOTS.matches("api", synthesized);
 * }
 *
 * @AfterAll
 * static void everySnapshotIsUsed() {
 *   SNAPSHOTS.allClaimed();
 * }
 * }</pre>
 */
public final class Snapshots {

  private final Path folder;
  private final boolean update;
  private final Set<String> claimed = new ConcurrentSkipListSet<>();

  Snapshots(Path folder, boolean update) {
    this.folder = folder;
    this.update = update;
  }

  /** The snapshots of a test class, below the folder Maven runs in. */
  public static Snapshots of(Class<?> testClass) {
    requireNonNull(testClass, "testClass");
    var folder =
        Path.of("src", "test", "resources", "snapshots")
            .resolve(testClass.getPackageName())
            .resolve(testClass.getSimpleName());
    return new Snapshots(folder, isUpdate());
  }

  /** Whether this run writes snapshots instead of comparing them: asked for, and not on CI. */
  public static boolean isUpdate() {
    return isUpdate(System.getProperty("snapshots"), System.getenv("CI"));
  }

  static boolean isUpdate(@Nullable String asked, @Nullable String ci) {
    return "update".equals(asked) && !"true".equals(ci);
  }

  /**
   * Holds when the objects, in apply order, are the YAML of that case's file.
   *
   * @throws AssertionError when they differ or there is no such file, with what to do
   */
  public void matches(String name, ManifestSet actual) {
    matches(name, ManifestYaml.write(actual.stream().map(Manifest::body).toList()));
  }

  /**
   * Holds when a text is that case's file to the byte.
   *
   * @throws AssertionError when they differ or there is no such file, with what to do
   */
  public void matches(String name, String actual) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "snapshot name must be a file name of letters, digits, '.', '_' or '-', got '%s'"
              .formatted(name));
    }
    if (!claimed.add(name)) {
      throw new AssertionError("snapshot '%s' is used twice".formatted(name));
    }
    var file = folder.resolve(name + ".yaml");
    if (update) {
      write(file, actual);
    } else {
      compare(file, actual);
    }
  }

  /**
   * Holds when every file of the test class was compared; call it after all its tests.
   *
   * @throws AssertionError with the files that no test compared
   */
  public void allClaimed() {
    var unclaimed = new TreeSet<String>();
    for (var file : files()) {
      if (!claimed.contains(file.getFileName().toString().replaceFirst("\\.yaml$", ""))) {
        unclaimed.add(file.toString());
      }
    }
    if (!unclaimed.isEmpty()) {
      throw new AssertionError("no test compares these snapshots, delete them: " + unclaimed);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(Path file, String actual) {
    if (!Files.exists(file)) {
      throw new AssertionError(
          "snapshot %s is missing; run with -Dsnapshots=update, read what was written and commit it"
              .formatted(file));
    }
    var expected = read(file);
    if (!expected.equals(actual)) {
      throw new AssertionError(
          "%s%nif the change is meant, run with -Dsnapshots=update and review it"
              .formatted(firstDifference(file, expected, actual)));
    }
  }

  private static String firstDifference(Path file, String expected, String actual) {
    var wanted = expected.split("\n", -1);
    var got = actual.split("\n", -1);
    var line = 0;
    while (line < wanted.length && line < got.length && wanted[line].equals(got[line])) {
      line++;
    }
    return "snapshot %s differs from line %d:%n- %s%n+ %s"
        .formatted(
            file,
            line + 1,
            line < wanted.length ? wanted[line] : "(end)",
            line < got.length ? got[line] : "(end)");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

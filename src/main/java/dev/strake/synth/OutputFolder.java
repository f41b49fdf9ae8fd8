package dev.strake.synth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestYaml;
import dev.strake.value.Checks;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what systems became: whole, or not at all. */
public final class OutputFolder {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final Mover mover;

  /** A folder that may be there already; its content is replaced. */
  public OutputFolder(Path folder) {
    this(folder, (from, to) -> Files.move(from, to));
  }

  OutputFolder(Path folder, Mover mover) {
    this.folder = folder.toAbsolutePath().normalize();
    this.mover = mover;
  }

  /** Gives a folder another name. */
  @FunctionalInterface
  interface Mover {
    void move(Path from, Path to) throws IOException;
  }

  /** The files of some runs, by their path below the folder. */
  public static Map<String, String> files(List<SystemRun> runs) {
    var files = new TreeMap<String, String>();
    for (var run : runs) {
      var stacks = run.manifests().byStack();
      stacks.forEach(
          (stack, manifests) ->
              files.put(
                  run.folder() + "/" + stack + ".k8s.yaml",
                  ManifestYaml.write(manifests.stream().map(Manifest::body).toList())));
      files.put(run.folder() + "/kustomization.yaml", kustomization(List.copyOf(stacks.keySet())));
    }
    return files;
  }

  private static String kustomization(List<String> stacks) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("apiVersion", "kustomize.config.k8s.io/v1beta1").put("kind", "Kustomization");
    var resources = body.putArray("resources");
    stacks.forEach(stack -> resources.add(stack + ".k8s.yaml"));
    return ManifestYaml.write(List.of(body));
  }

  /**
   * Replaces the folder's content.
   *
   * @throws IllegalArgumentException when it holds the folder that the program runs in
   * @throws IOException when it cannot be written; what was there stays
   */
  public void write(List<SystemRun> runs) throws IOException {
    Checks.that(
        !Path.of("").toAbsolutePath().startsWith(folder),
        "output folder must be one of its own, got '%s' which holds the source too; its content"
            + " would be replaced",
        folder);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    var parent = folder.getParent();
    Files.createDirectories(parent);
    var fresh = Files.createTempDirectory(parent, "." + folder.getFileName() + "-new");
    try {
      for (var file : files(runs).entrySet()) {
        var path = fresh.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      makeReadable(fresh);
      swap(fresh);
    } finally {
      delete(fresh);
    }
  }

  /** A temporary folder is its owner's only; output is everybody's. */
  private static void makeReadable(Path fresh) throws IOException {
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private void swap(Path fresh) throws IOException {
    if (!Files.exists(folder)) {
      mover.move(fresh, folder);
      return;
    }
    var old =
        Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + "-old")
            .resolve("content");
    try {
      exchange(fresh, old);
    } finally {
      if (Files.exists(folder)) {
        delete(old.getParent());
      }
    }
  }

  private void exchange(Path fresh, Path old) throws IOException {
    mover.move(folder, old);
    try {
      mover.move(fresh, folder);
    } catch (IOException e) {
      mover.move(old, folder);
      throw e;
    }
  }

  /** Writes which line of source made each object, for the commands that judge output. */
  public static void writeSources(Path file, List<SystemRun> runs) throws IOException {
    var all = new TreeMap<String, Map<String, String>>();
    runs.forEach(run -> all.put(run.folder(), new TreeMap<>(run.sources())));
    Files.createDirectories(file.toAbsolutePath().getParent());
    var content = new TreeMap<String, Object>(Map.of("version", 1, "sources", all));
    Files.writeString(file, JSON.writeValueAsString(content) + "\n");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

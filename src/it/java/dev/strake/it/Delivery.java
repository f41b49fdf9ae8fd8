package dev.strake.it;

import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestSet;
import dev.strake.manifest.ManifestYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code dist/} holds for one environment of one system.
 *
 * @param system name of the system, such as {@code hive}
 * @param environment name of the environment, such as {@code production}
 * @param files the manifests' files in apply order
 * @param manifests all objects in apply order
 */
record Delivery(String system, String environment, List<Path> files, ManifestSet manifests) {

  /** Every environment of every system; {@code STRAKE_DIST} names another folder than dist. */
  static List<Delivery> all() {
    var dist = Path.of(System.getenv().getOrDefault("STRAKE_DIST", "dist")).toAbsolutePath();
    var found = folders(dist).flatMap(system -> folders(system).map(Delivery::read)).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(dist + " holds no system; run make synth");
    }
    return found;
  }

  private static Delivery read(Path folder) {
    var files = list(folder).filter(f -> f.toString().endsWith(".k8s.yaml")).toList();
    var manifests = files.stream().flatMap(f -> objects(f).stream()).toList();
    if (manifests.isEmpty()) {
      throw new IllegalStateException(folder + " holds no manifest; run make synth");
    }
    return new Delivery(
        folder.getParent().getFileName().toString(),
        folder.getFileName().toString(),
        files,
        new ManifestSet(manifests));
  }

  private static List<Manifest> objects(Path file) {
    var stack = file.getFileName().toString().replaceFirst("^\\d+-(.*)\\.k8s\\.yaml$", "$1");
    return ManifestYaml.read(file).stream().map(o -> new Manifest(stack, o)).toList();
  }

  private static Stream<Path> folders(Path parent) {
    return list(parent).filter(Files::isDirectory);
  }

  private static Stream<Path> list(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read; run make synth", e);
    }
  }

  /** All pods that controllers of this environment make. */
  List<Pods> pods() {
    return manifests.stream().flatMap(m -> Pods.of(m).stream()).toList();
  }

  @Override
  public String toString() {
    return system + "/" + environment;
  }
}

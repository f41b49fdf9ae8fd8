package dev.strake.it;

import static dev.strake.it.Pods.elements;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.ManifestSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The volumes of one pod as folders of this machine, as a kubelet would lay them out. */
final class Volumes {

  private final ManifestSet manifests;
  private final Pods pod;
  private final SecretValues secrets;
  private final Path folder;
  private final Map<String, Path> made = new HashMap<>();

  Volumes(ManifestSet manifests, Pods pod, SecretValues secrets, Path folder) {
    this.manifests = manifests;
    this.pod = pod;
    this.secrets = secrets;
    this.folder = folder;
  }

  /** The folder of a volume; made at the first call, the same for every container of the pod. */
  Path of(String name) {
    return made.computeIfAbsent(name, this::make);
  }

  /** What a kubelet mounts for pods that use the API; no API server answers to the token. */
  Path serviceAccount() {
    return made.computeIfAbsent(
        "kube-api-access",
        name -> {
          try {
            var target = Files.createDirectories(folder.resolve(name));
            Files.writeString(target.resolve("token"), "token");
            Files.writeString(target.resolve("namespace"), pod.namespace());
            // any certificate will do where nobody answers
            Files.copy(Path.of("/etc/ssl/certs/ca-certificates.crt"), target.resolve("ca.crt"));
            return target;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Path make(String name) {
    try {
      var target = Files.createDirectories(folder.resolve(name));
      var volume =
          elements(pod.spec().path("volumes"))
              .filter(v -> v.path("name").asText().equals(name))
              .findFirst();
      if (volume.isPresent() && !isWritable(volume.get())) {
        write(target, volume.get());
      } else {
        own(target, volume.map(v -> v.has("emptyDir")).orElse(false));
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWritable(JsonNode volume) {
    return volume.has("emptyDir") || volume.has("persistentVolumeClaim") || volume.has("ephemeral");
  }

  /** An emptyDir is open to all; a claim's root belongs to the pod's fsGroup. */
  private void own(Path target, boolean open) throws IOException {
    var group = pod.spec().at("/securityContext/fsGroup");
    Files.setPosixFilePermissions(
        target,
        PosixFilePermissions.fromString(
            open ? "rwxrwxrwx" : group.isMissingNode() ? "rwxr-xr-x" : "rwxrwxr-x"));
    if (!group.isMissingNode()) {
      Files.setAttribute(target, "unix:gid", group.asInt());
      Programs.run("chmod", "g+s", target.toString()).orFail();
    }
  }

  private void write(Path target, JsonNode volume) throws IOException {
    var sources = Stream.concat(Stream.of(volume), elements(volume.at("/projected/sources")));
    for (var source : sources.toList()) {
      for (var file : files(source).entrySet()) {
        var path = target.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
        permissions(path, volume, source);
      }
    }
    if (volume.has("hostPath")) {
      throw new IllegalArgumentException(pod + " mounts a folder of its node; no runner has one");
    }
  }

  private void permissions(Path path, JsonNode volume, JsonNode source) throws IOException {
    var mode =
        Stream.of(
                source.at("/configMap/defaultMode"),
                source.at("/secret/defaultMode"),
                volume.at("/projected/defaultMode"))
            .filter(m -> !m.isMissingNode())
            .mapToInt(JsonNode::asInt)
            .findFirst()
            .orElse(0644);
    var group = pod.spec().at("/securityContext/fsGroup");
    if (!group.isMissingNode()) {
      Files.setAttribute(path, "unix:gid", group.asInt());
      mode |= 0440;
    }
    Programs.run("chmod", Integer.toOctalString(mode), path.toString()).orFail();
  }

  private Map<String, byte[]> files(JsonNode source) {
    if (source.has("configMap")) {
      return chosen(
          configMap(source.at("/configMap/name").asText()), source.at("/configMap/items"));
    }
    if (source.has("secret")) {
      var secret = source.path("secret");
      var name = secret.path("secretName").asText(secret.path("name").asText());
      return chosen(secrets.all(name, secret.path("items")), secret.path("items"));
    }
    if (source.has("serviceAccountToken")) {
      return Map.of(source.at("/serviceAccountToken/path").asText(), "token".getBytes(UTF_8));
    }
    return Map.of();
  }

  private static Map<String, byte[]> chosen(Map<String, byte[]> all, JsonNode items) {
    if (items.isMissingNode()) {
      return all;
    }
    var chosen = new TreeMap<String, byte[]>();
    elements(items)
        .filter(i -> all.containsKey(i.path("key").asText()))
        .forEach(i -> chosen.put(i.path("path").asText(), all.get(i.path("key").asText())));
    return chosen;
  }

  Map<String, byte[]> configMap(String name) {
    var files = new TreeMap<String, byte[]>();
    manifests
        .find("ConfigMap", pod.namespace(), name)
        .ifPresent(
            m -> {
              Pods.strings(m.at("/data")).forEach((k, v) -> files.put(k, v.getBytes(UTF_8)));
              Pods.strings(m.at("/binaryData"))
                  .forEach((k, v) -> files.put(k, Base64.getDecoder().decode(v)));
            });
    return files;
  }
}

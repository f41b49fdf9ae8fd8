package dev.strake.it;

import static dev.strake.it.Pods.elements;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strake.manifest.ManifestSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One pod of a manifest whose containers are started as real programs of this machine. */
final class PodSandbox {

  private static final Path RUNNER = Path.of("src/it/runner").toAbsolutePath();

  private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

  private final ManifestSet manifests;
  private final Pods pod;
  private final PodNetwork network;
  private final SecretValues secrets;
  private final Path folder;
  private final Volumes volumes;
  private boolean initialized;

  /**
   * @param folder a folder for the pod's volumes and logs; what claims hold stays there
   */
  PodSandbox(
      ManifestSet manifests, Pods pod, PodNetwork network, SecretValues secrets, Path folder) {
    this.manifests = manifests;
    this.pod = pod;
    this.network = network;
    this.secrets = secrets;
    this.folder = folder.resolve(pod.owner().namespace()).resolve(pod.owner().name());
    this.volumes = new Volumes(manifests, pod, secrets, this.folder.resolve("volumes"));
  }

  /**
   * Runs the init containers to their end, once and in order; those without a stand-in are printed.
   */
  void initialize() {
    if (initialized) {
      return;
    }
    initialized = true;
    for (var container : elements(pod.spec().path("initContainers")).toList()) {
      if (StandIn.of(container.path("image").asText()).isEmpty()) {
        System.out.println("OPEN GAP: no program for " + container.path("image").asText());
      } else if (!container.path("restartPolicy").asText().equals("Always")) {
        runToEnd(container.path("name").asText(), List.of()).orFail();
      }
    }
  }

  /** Starts a container with the command and arguments of its manifest. */
  RunningContainer start(String name) {
    return launch(pod.container(name), List.of());
  }

  /** Runs a container to its end, with another command where one is given. */
  Outcome runToEnd(String name, List<String> command) {
    try (var running = launch(pod.container(name), command)) {
      var exit =
          running.process().waitFor(5, TimeUnit.MINUTES) ? running.process().exitValue() : 124;
      return new Outcome(List.of(pod + " " + name), exit, running.log(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private RunningContainer launch(JsonNode container, List<String> command) {
    var image = container.path("image").asText();
    var standIn =
        StandIn.of(image)
            .orElseThrow(() -> new IllegalArgumentException("no program for " + image));
    var name = container.path("name").asText();
    standIn.gap(image).ifPresent(System.out::println);
    standIn
        .substitutions()
        .forEach(s -> System.out.println("substitution for " + image + ": " + s));
    try {
      var spec = Files.createDirectories(folder.resolve("containers").resolve(name));
      describe(spec, container, standIn, command);
      var log = spec.resolve("log").toFile();
      var process =
          Programs.builder(List.of(RUNNER.resolve("run-container").toString(), spec.toString()))
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      return new RunningContainer(container, spec, process, network, network.address(pod), standIn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(Path spec, JsonNode container, StandIn image, List<String> command)
      throws IOException {
    var variables = new Variables(pod, container, image, volumes, secrets, network.address(pod));
    Files.writeString(spec.resolve("files"), files(spec, image));
    Files.writeString(spec.resolve("mounts"), mounts(container));
    Files.writeString(
        spec.resolve("env"),
        variables.values().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue() + "\0")
            .collect(Collectors.joining()));
    var argv = command.isEmpty() ? argv(container, image, variables) : command;
    Files.writeString(spec.resolve("argv"), String.join("\0", argv) + "\0");
    Files.writeString(spec.resolve("settings"), settings(container, image));
  }

  private static List<String> argv(JsonNode container, StandIn image, Variables variables) {
    var own = texts(container.path("command"));
    var args = texts(container.path("args"));
    var command = own.isEmpty() ? image.entrypoint() : own;
    var rest = args.isEmpty() && own.isEmpty() ? image.cmd() : args;
    return Stream.concat(command.stream(), rest.stream()).map(variables::expand).toList();
  }

  private static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }

  private static String files(Path spec, StandIn image) throws IOException {
    var lines = new ArrayList<String>();
    for (var program : image.programs().entrySet()) {
      if (program.getValue().equals("*")) {
        try (var all = Files.list(Programs.folder())) {
          all.forEach(
              p ->
                  lines.add(
                      "/opt/tools/bin/"
                          + p.getFileName()
                          + "\t"
                          + program.getKey()
                          + "/"
                          + p.getFileName()));
        }
      } else {
        // a program that Debian installed lies outside the tools folder
        var real = Programs.folder().resolve(program.getValue()).toRealPath();
        var inside = real.startsWith(Programs.folder().getParent().toRealPath());
        lines.add(
            (inside ? "/opt/tools/bin/" + program.getValue() : real) + "\t" + program.getKey());
      }
    }
    for (var script : image.scripts().entrySet()) {
      var copy = spec.resolve(Path.of(script.getKey()).getFileName());
      Files.copy(RUNNER.resolve(script.getValue()), copy, StandardCopyOption.REPLACE_EXISTING);
      lines.add(copy + "\t" + script.getKey());
    }
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private String mounts(JsonNode container) {
    var mounts =
        elements(container.path("volumeMounts"))
            .sorted(Comparator.comparing(m -> m.path("mountPath").asText()))
            .toList();
    mounts.forEach(outer -> mounts.forEach(inner -> nest(outer, inner)));
    var own = mounts.stream().map(this::mount).collect(Collectors.joining());
    return usesApi() ? own + volumes.serviceAccount() + "\t" + SERVICE_ACCOUNT + "\tro\n" : own;
  }

  /** The pod's own word counts before its account's, which is yes where it says nothing. */
  private boolean usesApi() {
    var account =
        manifests.find(
            "ServiceAccount", pod.namespace(), pod.spec().path("serviceAccountName").asText());
    var ofAccount =
        account.map(a -> a.at("/automountServiceAccountToken").asBoolean(true)).orElse(true);
    return pod.spec().path("automountServiceAccountToken").asBoolean(ofAccount);
  }

  /** A kubelet makes the place of a mount inside another volume, even where that is read-only. */
  private void nest(JsonNode outer, JsonNode inner) {
    var prefix = outer.path("mountPath").asText() + "/";
    var path = inner.path("mountPath").asText();
    var place = source(outer).resolve(path.replaceFirst(Pattern.quote(prefix), ""));
    if (path.startsWith(prefix) && !Files.exists(place) && Files.isDirectory(source(inner))) {
      place.toFile().mkdirs();
    }
  }

  private Path source(JsonNode mount) {
    return volumes.of(mount.path("name").asText()).resolve(mount.path("subPath").asText());
  }

  private String mount(JsonNode mount) {
    var name = mount.path("name").asText();
    var source = source(mount);
    var immutable =
        elements(pod.spec().path("volumes"))
            .filter(v -> v.path("name").asText().equals(name))
            .anyMatch(v -> v.has("configMap") || v.has("secret") || v.has("projected"));
    if (!Files.exists(source)) {
      source.toFile().mkdirs();
    }
    return "%s\t%s\t%s\n"
        .formatted(
            source,
            mount.path("mountPath").asText().replaceFirst("(?<=.)/$", ""),
            immutable || mount.path("readOnly").asBoolean() ? "ro" : "rw");
  }

  private String settings(JsonNode container, StandIn image) {
    var pods = pod.spec().path("securityContext");
    var own = container.path("securityContext");
    var user = first(own.path("runAsUser"), pods.path("runAsUser"), image.user());
    var group = first(own.path("runAsGroup"), pods.path("runAsGroup"), user);
    if (user.equals("0")
        && first(own.path("runAsNonRoot"), pods.path("runAsNonRoot"), "false").equals("true")) {
      throw new IllegalArgumentException(pod + " must not run as root, but its image does");
    }
    var values =
        Map.of(
            "user_name",
            user.equals("0") ? "root" : image.userName(),
            "network_pid",
            "" + network.pid(pod),
            "uid",
            user,
            "gid",
            group,
            "groups",
            first(pods.path("fsGroup"), pods.path("fsGroup"), group),
            "read_only",
            own.path("readOnlyRootFilesystem").asText("false"),
            "drop_all",
            "" + texts(own.at("/capabilities/drop")).contains("ALL"),
            "directory",
            container.path("workingDir").asText(image.workingDir()),
            "tools",
            Programs.folder().getParent().toString(),
            "hosts",
            hosts());
    return values.entrySet().stream()
        .map(e -> e.getKey() + "='" + e.getValue().replace("'", "'\\''") + "'\n")
        .collect(Collectors.joining());
  }

  private static String first(JsonNode own, JsonNode pods, String otherwise) {
    return own.isMissingNode() ? pods.asText(otherwise) : own.asText();
  }

  /** Every Service's names, at the address of the pod it selects. */
  private String hosts() {
    var lines = new ArrayList<>(List.of("127.0.0.1 localhost"));
    for (var service : manifests.ofKind("Service")) {
      var full = service.name() + "." + service.namespace();
      var names = full + " " + full + ".svc " + full + ".svc.cluster.local";
      var near = service.namespace().equals(pod.namespace()) ? service.name() + " " + names : names;
      manifests.stream()
          .flatMap(m -> Pods.of(m).stream())
          .filter(p -> p.namespace().equals(service.namespace()))
          .filter(p -> service.at("/spec/selector").isObject())
          .filter(p -> p.matches(service.at("/spec/selector")))
          .findFirst()
          .ifPresent(p -> lines.add(network.address(p) + " " + near));
    }
    return String.join("\n", lines);
  }

  static Duration startLimit(JsonNode container) {
    var startup = container.path("startupProbe");
    var seconds =
        startup.path("periodSeconds").asInt(10) * startup.path("failureThreshold").asInt(3);
    return Duration.ofSeconds(Math.max(60, seconds));
  }

  static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

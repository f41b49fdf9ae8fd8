package dev.strake.backend;

import dev.strake.platform.Labels;
import dev.strake.platform.Part;
import dev.strake.platform.Peer.Pods;
import dev.strake.platform.PooledConnectable;
import dev.strake.platform.Stack;
import dev.strake.value.EnvVariable;
import dev.strake.value.Fingerprint;
import dev.strake.workload.ConfigFiles;
import dev.strake.workload.ContainerSpec;
import dev.strake.workload.Mount;
import dev.strake.workload.PodProps;
import dev.strake.workload.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Turns a program into the pod that runs it, and its uses into edges of the graph. */
final class ProgramPod {
  private final Part part;
  private final Stack stack;
  private final Program program;
  private final List<Volume> volumes = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();

  ProgramPod(Part part, Stack stack, Program program) {
    this.part = part;
    this.stack = stack;
    this.program = program;
  }

  /** The pod; the function adds what only this kind of part has. */
  PodProps.Builder build(UnaryOperator<ContainerSpec.Builder> container) {
    addFiles();
    addFolders();
    var spec =
        ContainerSpec.builder(part.id(), program.image(), program.resources())
            .command(program.command().toArray(String[]::new))
            .args(program.args())
            .environment(variables())
            .mounts(mounts);
    return PodProps.builder(container.apply(spec).build(), program.user())
        .volumes(volumes)
        .priorityClass(program.priorityClass());
  }

  /** Later ones win: a program may name a variable of a part it uses again. */
  private List<EnvVariable> variables() {
    var variables = new LinkedHashMap<String, EnvVariable>();
    for (var used : program.uses()) {
      used.link().environment().forEach(variable -> variables.put(variable.name(), variable));
    }
    program.environment().forEach(variable -> variables.put(variable.name(), variable));
    return List.copyOf(variables.values());
  }

  private void addFiles() {
    if (program.files().isEmpty()) {
      return;
    }
    var keys = new TreeMap<String, String>();
    var contents = new TreeMap<String, String>();
    new TreeMap<>(program.files())
        .forEach(
            (path, content) -> {
              var key = path.substring(path.lastIndexOf('/') + 1);
              var unique = contents.containsKey(key) ? Fingerprint.of(path) + "-" + key : key;
              keys.put(path, unique);
              contents.put(unique, content);
            });
    var volume = Volume.configMap("config", configMap(contents));
    volumes.add(volume);
    keys.forEach((path, key) -> mounts.add(volume.readOnlyAt(path).subPath(key)));
  }

  private String configMap(Map<String, String> contents) {
    Labels labels = part.labels("config");
    var namespace = part.scope().namespaces().base();
    return ConfigFiles.hashed(part, stack, part.name() + "-config", namespace, labels, contents);
  }

  private void addFolders() {
    new TreeMap<>(program.folders())
        .forEach(
            (path, size) -> {
              var name = path.substring(1).toLowerCase(java.util.Locale.ROOT);
              var volume = Volume.emptyDir(name.replaceAll("[^a-z0-9]+", "-"), size);
              volumes.add(volume);
              mounts.add(volume.at(path));
            });
  }

  /** Opens the network for what the program uses, and claims its connections. */
  void connect(Pods pods, int maxPods) {
    var graph = part.scope().graph();
    for (var used : program.uses()) {
      var link = used.link();
      graph.connect(
          pods,
          link.peer(),
          part.id() + " uses " + link.peer().name(),
          link.ports().stream().map(dev.strake.value.Port::number).toList());
      if (used instanceof PooledConnectable pooled) {
        pooled.claim(part, maxPods, program.connections());
      }
    }
    program.internet().forEach(purpose -> graph.connectToInternet(pods, purpose));
  }
}

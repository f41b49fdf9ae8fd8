package dev.strake.it;

import static dev.strake.it.Pods.elements;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shell scripts: those that containers run, and this project's own. */
final class Scripts {

  private static final List<String> SHELLS = List.of("sh", "bash", "/bin/sh", "/bin/bash");

  private Scripts() {}

  /** Scripts of ConfigMaps, and those given to a shell with {@code -c}, written to files. */
  static List<Path> in(Delivery delivery, Path folder) throws IOException {
    var found = new ArrayList<Path>();
    var texts =
        Texts.of(delivery).filter(t -> t.name().endsWith(".sh") || t.content().startsWith("#!"));
    for (var text : texts.toList()) {
      // scripts of one ConfigMap are mounted side by side, and may source each other
      var file = folder.resolve(text.name());
      Files.createDirectories(file.getParent());
      found.add(Files.writeString(file, text.content()));
    }
    for (var pod : delivery.pods()) {
      for (var container : pod.containers()) {
        for (var script : inline(container)) {
          var name =
              "%s-%s-%d.sh"
                  .formatted(pod.owner().name(), container.path("name").asText(), found.size());
          found.add(Files.writeString(folder.resolve(name), script));
        }
      }
    }
    return found;
  }

  private static List<String> inline(JsonNode container) {
    var commands =
        Stream.concat(
                Stream.of(container.path("command")),
                Stream.concat(
                    container.findValues("exec").stream().map(e -> e.path("command")),
                    Stream.of(container.path("args"))))
            .map(c -> elements(c).map(JsonNode::asText).toList());
    return commands
        .filter(c -> c.size() >= 3 && SHELLS.contains(c.get(0)) && c.get(1).matches("-\\w*c"))
        .map(
            c ->
                "#!"
                    + (c.get(0).endsWith("bash") ? "/bin/bash" : "/bin/sh")
                    + "\n"
                    + c.get(2)
                    + "\n")
        .toList();
  }

  /** Every file of the repository whose first line names a shell, or whose name ends in .sh. */
  static List<Path> ofThisProject() throws IOException {
    var listed =
        Programs.run("git", "ls-files", "--cached", "--others", "--exclude-standard").orFail();
    var found = new ArrayList<Path>();
    for (var name : listed.out().lines().toList()) {
      var path = Path.of(name);
      if (Files.isRegularFile(path) && (name.endsWith(".sh") || isShell(path))) {
        found.add(path);
      }
    }
    return found;
  }

  private static boolean isShell(Path path) throws IOException {
    try (var stream = Files.newInputStream(path)) {
      var first = new String(stream.readNBytes(40), ISO_8859_1);
      return first.matches("(?s)#!(/usr/bin/env |/bin/)(ba)?sh\\b.*");
    }
  }
}

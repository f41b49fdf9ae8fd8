import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.strake.manifest.ManifestYaml;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what the peers read: {@code prepare FOLDER_OF_YAML OBJECTS.json CHART_FOLDER}. */
final class Prepare {
  private Prepare() {}

  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper();
    ArrayNode objects = json.createArrayNode();
    var templates = Files.createDirectories(Path.of(args[2], "templates"));
    Files.writeString(
        Path.of(args[2], "Chart.yaml"), "apiVersion: v2\nname: same\nversion: 1.0.0\n");
    try (var files = Files.list(Path.of(args[0]))) {
      for (var file : files.filter(f -> f.toString().endsWith(".k8s.yaml")).sorted().toList()) {
        ManifestYaml.read(file).forEach(objects::add);
        var text = Files.readString(file).replace("{{", "{{ \"{{\" }}");
        Files.writeString(templates.resolve(file.getFileName()), text);
      }
    }
    json.writeValue(Path.of(args[1]).toFile(), objects);
  }
}

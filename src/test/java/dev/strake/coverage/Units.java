package dev.strake.coverage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strake.synth.OutputFolder;
import dev.strake.synth.SystemRun;
import java.util.List;

/**
 * The files of an environment as one more object: {@code Files units}, whose {@code /files/backend}
 * lists the objects in {@code NN-backend.k8s.yaml}, such as {@code Deployment hive-backend}.
 */
final class Units {
  private Units() {}

  static ObjectNode of(SystemRun run) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("apiVersion", "test/v1").put("kind", "Files");
    body.putObject("metadata").put("name", "units");
    var files = body.putObject("files");
    run.manifests()
        .byStack()
        .forEach(
            (stack, manifests) -> {
              var list = files.putArray(stack.substring(stack.indexOf('-') + 1));
              manifests.forEach(m -> list.add(m.kind() + " " + withoutHash(m.name())));
            });
    var written = body.putArray("written");
    OutputFolder.files(List.of(run)).keySet().forEach(written::add);
    return body;
  }

  private static String withoutHash(String name) {
    return name.replaceAll("-[0-9a-f]{8}$", "");
  }
}

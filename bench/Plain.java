import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.JsonPatch;

/** The same objects with cdk8s alone: plain {@code FOLDER OBJECTS.json…}, a chart a file. */
final class Plain {
  private Plain() {}

  public static void main(String[] args) throws Exception {
    var app = new App(AppProps.builder().outdir(args[0]).build());
    for (var i = 1; i < args.length; i++) {
      var objects = new ObjectMapper().readValue(Path.of(args[i]).toFile(), List.class);
      var chart = new Chart(app, "chart-" + i);
      for (var j = 0; j < objects.size(); j++) {
        add(chart, "object-" + j, (Map<?, ?>) objects.get(j));
      }
    }
    app.synth();
  }

  private static void add(Chart chart, String id, Map<?, ?> body) {
    var metadata = (Map<?, ?>) body.get("metadata");
    var object =
        ApiObject.Builder.create(chart, id)
            .apiVersion((String) body.get("apiVersion"))
            .kind((String) body.get("kind"))
            .metadata(ApiObjectMetadata.builder().name((String) metadata.get("name")).build())
            .build();
    body.forEach(
        (field, value) -> {
          if (!field.equals("apiVersion") && !field.equals("kind")) {
            object.addJsonPatch(JsonPatch.add("/" + field, value));
          }
        });
  }
}

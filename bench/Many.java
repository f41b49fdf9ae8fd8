import dev.strake.cli.PlatformApp;
import dev.strake.platform.Environment;
import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.platform.PlatformSystem;
import dev.strake.platform.Stack;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import software.constructs.Construct;

/** A system of many small objects, as many as the property {@code objects} says. */
public final class Many extends PlatformSystem {
  /** Where it runs. */
  public enum Stage implements Environment {
    PRODUCTION
  }

  /** Makes the objects. */
  public Many(Construct scope, Stage stage) {
    super(scope, "many", stage);
    new Objects(this, Integer.getInteger("objects"));
  }

  public static void main(String[] args) {
    System.exit(PlatformApp.create().system("many", Stage.class, Many::new).run(args));
  }

  private static final class Objects extends Part {
    Objects(Construct scope, int count) {
      super(scope, "objects");
      for (var i = 0; i < count; i++) {
        var meta = metadata("object-" + i, scope().namespaces().base(), labels("object")).build();
        var data = Map.of("number", Integer.toString(i));
        add(
            Stack.OTHER,
            Kinds.CONFIG_MAP,
            KubeConfigMapProps.builder().metadata(meta).data(data).build());
      }
    }
  }
}

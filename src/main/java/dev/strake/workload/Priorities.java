package dev.strake.workload;

import dev.strake.platform.Kinds;
import dev.strake.platform.Part;
import dev.strake.platform.Stack;
import dev.strake.value.Checks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubePriorityClassProps;
import software.constructs.Construct;

/**
 * Which pods of a system are scheduled first and evicted last: one PriorityClass for each level,
 * named by the system and the level.
 */
public final class Priorities extends Part {
  private static final int HIGHEST = 100_000;
  private static final int STEP = 10_000;

  private final Map<String, String> classes = new LinkedHashMap<>();

  /**
   * Makes the classes.
   *
   * @param levels levels from the most important down, such as {@code database}, {@code backend}
   */
  public Priorities(Construct scope, String id, String... levels) {
    super(scope, id);
    Checks.that(levels.length >= 1, "priorities must have one level or more, got none");
    var value = HIGHEST;
    for (var level : List.of(levels)) {
      classes.put(level, create(level, value));
      value -= STEP;
    }
  }

  private String create(String level, int value) {
    var name = scope().clusterName(scope().systemName() + "-" + level);
    var meta = metadata(name, "", labels(name, "priority")).build();
    add(
        Stack.NAMESPACE,
        Kinds.PRIORITY_CLASS,
        KubePriorityClassProps.builder()
            .metadata(meta)
            .value(value)
            .globalDefault(false)
            .description("pods of the %s of %s".formatted(level, scope().systemName()))
            .build());
    return name;
  }

  /**
   * The class of a level, as {@code priorityClassName} takes it.
   *
   * @throws IllegalArgumentException when there is no such level
   */
  public String of(String level) {
    var name = classes.getOrDefault(level, "");
    Checks.that(
        !name.isEmpty(), "priority level must be one of %s, got '%s'", classes.keySet(), level);
    return name;
  }
}

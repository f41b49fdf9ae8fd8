package dev.strake.platform;

import dev.strake.value.Checks;
import dev.strake.value.Names;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.cdk8s.Chart;
import software.constructs.Construct;
import software.constructs.IValidation;

/** What parts know of the system and the environment they stand in. */
public final class PlatformScope {
  private static final Map<Chart, PlatformScope> PLAIN_CHARTS = new WeakHashMap<>();

  private final Construct chart;
  private final String systemName;
  private final Environment environment;
  private final EnvironmentSettings settings;
  private final String namespace;
  private final String path;
  private final ObjectTree objects = new ObjectTree(this);
  private final Problems problems = new Problems();
  private final SecretContracts secrets = new SecretContracts(problems);
  private final Namespaces namespaces;
  private final Graph graph;
  private final Map<Construct, Map<String, SourceLine>> parts = new IdentityHashMap<>();

  PlatformScope(
      Chart chart, String systemName, Environment environment, String namespace, boolean owner) {
    this.chart = chart;
    this.systemName = Names.checkName("system name", systemName);
    this.environment = environment;
    Names.checkName("name of the environment", environment.id());
    this.settings = environment.settings();
    this.namespace = Names.checkName("namespace", namespace);
    this.path = chart.getNode().getId();
    this.namespaces = new Namespaces(this, owner);
    this.graph = new Graph(this);
    chart.getNode().addValidation(new Validation(problems));
  }

  /** The scope of whatever a part stands in: a system, another part or a plain chart of cdk8s. */
  public static PlatformScope of(Construct construct) {
    if (construct instanceof Part part) {
      return part.scope();
    }
    var chart = Chart.of(construct);
    if (chart instanceof PlatformSystem system) {
      return system.scope();
    }
    synchronized (PLAIN_CHARTS) {
      return PLAIN_CHARTS.computeIfAbsent(chart, PlatformScope::ofPlainChart);
    }
  }

  private static PlatformScope ofPlainChart(Chart chart) {
    var namespace = chart.getNamespace() == null ? "default" : chart.getNamespace();
    return new PlatformScope(chart, chart.getNode().getId(), new Plain(), namespace, false);
  }

  /** Name of the system, the first part of its objects' names. */
  public String systemName() {
    return systemName;
  }

  /** The environment that is being written. */
  public Environment environment() {
    return environment;
  }

  /** What holds for the whole environment. */
  public EnvironmentSettings settings() {
    return settings;
  }

  /** Whether a default holds here. */
  public boolean has(Default wanted) {
    return !settings.without().contains(wanted);
  }

  /** The namespace of the system's own workloads; every other name derives from it. */
  public String namespace() {
    return namespace;
  }

  /** Name of an object of the whole cluster, so that two environments in one cluster differ. */
  public String clusterName(String name) {
    Checks.that(
        name.startsWith(systemName),
        "name of an object of the whole cluster must start with '%s', got '%s'",
        systemName,
        name);
    return namespace.equals(systemName) ? name : namespace + name.substring(systemName.length());
  }

  /** The namespaces of the system. */
  public Namespaces namespaces() {
    return namespaces;
  }

  /** The one way objects enter the tree. */
  public ObjectTree objects() {
    return objects;
  }

  /** What is wrong between parts. */
  public Problems problems() {
    return problems;
  }

  /** Which part reaches which. */
  public Graph graph() {
    return graph;
  }

  /** The Secrets that the system expects. */
  public SecretContracts secrets() {
    return secrets;
  }

  /** Path of the chart, the first part of every part's path. */
  public String path() {
    return path;
  }

  Construct chart() {
    return chart;
  }

  /** Notes a part below a construct; refuses a second one of the same id there. */
  SourceLine declare(Construct parent, String id) {
    var source = SourceLine.ofCaller();
    var first = parts.computeIfAbsent(parent, p -> new HashMap<>()).putIfAbsent(id, source);
    Checks.that(
        first == null,
        "part '%s' of %s must be made once, got it at %s and at %s; give one of them another id",
        id,
        path,
        first,
        source);
    return source;
  }

  <P> PlatformObject add(Stack stack, Kind<P> kind, P props) {
    return objects.add(chart, path, SourceLine.ofCaller(), stack, kind, props);
  }

  /** Hands the problems to cdk8s too, for apps that synthesize the usual way. */
  private record Validation(Problems problems) implements IValidation {
    @Override
    public List<String> validate() {
      return problems.all().stream().map(Object::toString).toList();
    }
  }

  /** The environment of a chart that knows of none. */
  private record Plain() implements Environment {
    @Override
    public String name() {
      return "DEFAULT";
    }
  }
}

package dev.strake.it;

import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for an image: a line of {@code src/it/runner/images.yaml}, where each field is
 * explained.
 */
record StandIn(
    String image,
    List<String> tools,
    Map<String, String> programs,
    Map<String, String> scripts,
    List<String> entrypoint,
    List<String> cmd,
    Map<String, String> env,
    String user,
    String workingDir,
    String stopSignal,
    String userName,
    List<String> version,
    String tag,
    String major,
    List<String> substitutions) {

  private static final Path FILE = Path.of("src/it/runner/images.yaml");
  private static final List<StandIn> ALL = read();

  StandIn(
      String image,
      List<String> tools,
      Map<String, String> programs,
      @Nullable Map<String, String> scripts,
      List<String> entrypoint,
      @Nullable List<String> cmd,
      @Nullable Map<String, String> env,
      String user,
      @Nullable String workingDir,
      @Nullable String stopSignal,
      @Nullable String userName,
      List<String> version,
      String tag,
      String major,
      List<String> substitutions) {
    this.image = image;
    this.tools = tools;
    this.programs = programs;
    this.scripts = scripts == null ? Map.of() : scripts;
    this.entrypoint = entrypoint;
    this.cmd = cmd == null ? List.of() : cmd;
    this.env = env == null ? Map.of("PATH", "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin") : env;
    this.user = user;
    this.workingDir = workingDir == null ? "/" : workingDir;
    this.stopSignal = stopSignal == null ? "TERM" : stopSignal;
    this.userName = userName == null ? "container" : userName;
    this.version = version;
    this.tag = tag;
    this.major = major;
    this.substitutions = substitutions;
  }

  /** What stands in for a container's image, where any program of this machine can. */
  static Optional<StandIn> of(String image) {
    var repository = image.replaceFirst("@sha256:.*$", "").replaceFirst(":[^:/]*$", "");
    return ALL.stream()
        .filter(s -> Pattern.compile(s.image).matcher(repository).find())
        .findFirst();
  }

  /** The difference between the image's version and the program's, where there is one. */
  Optional<String> gap(String image) {
    var label = image.replaceFirst("@sha256:.*$", "").replaceFirst("^.*:", "");
    var asked = group(tag, label);
    var output = Programs.run(version.toArray(String[]::new));
    var real = group(major, output.out() + output.err());
    return asked.equals(real)
        ? Optional.empty()
        : Optional.of("OPEN GAP: %s is judged by %s %s".formatted(image, version.get(0), real));
  }

  private static String group(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "of unknown version";
  }

  private static List<StandIn> read() {
    var yaml = new YAMLMapper();
    CollectionType type =
        yaml.getTypeFactory().constructCollectionType(ArrayList.class, StandIn.class);
    try {
      return yaml.readValue(FILE.toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE.toString(), e);
    }
  }
}

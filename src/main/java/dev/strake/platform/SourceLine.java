package dev.strake.platform;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/**
 * The line of a user's source that something was written in.
 *
 * @param className class with its package
 * @param file file name, such as {@code Hive.java}
 * @param line line number, 0 where the class file has none
 */
public record SourceLine(String className, String file, int line) {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  private static final String OURS = "dev.strake.";
  private static final String SYSTEMS = OURS + "systems.";

  /** What stands between the library and a user's line without being either. */
  private static final List<String> THIRD =
      List.of(
          "java.",
          "jdk.",
          "sun.",
          "com.fasterxml.jackson.",
          "org.cdk8s.",
          "org.yaml.snakeyaml.",
          "picocli.",
          "software.amazon.jsii.",
          "software.constructs.");

  /** The nearest caller outside the library: systems, users' projects and tests. */
  public static SourceLine ofCaller() {
    return WALKER
        .walk(frames -> frames.filter(SourceLine::isUsers).findFirst())
        .map(f -> new SourceLine(f.getClassName(), fileOf(f), Math.max(0, f.getLineNumber())))
        .orElse(new SourceLine("unknown", "unknown", 0));
  }

  /** The line of a user's source that led to an exception. */
  public static Optional<SourceLine> of(Throwable problem) {
    for (var frame : problem.getStackTrace()) {
      var name = frame.getClassName();
      if (isUsers(name)) {
        var file = Optional.ofNullable(frame.getFileName()).orElse(name);
        return Optional.of(new SourceLine(name, file, Math.max(0, frame.getLineNumber())));
      }
    }
    return Optional.empty();
  }

  private static boolean isUsers(StackFrame frame) {
    return isUsers(frame.getDeclaringClass());
  }

  /** A frame of a stack trace has no class, only its name. */
  private static boolean isUsers(String className) {
    if (THIRD.stream().anyMatch(className::startsWith)) {
      return false;
    }
    try {
      return isUsers(Class.forName(className, false, SourceLine.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return !className.startsWith(OURS);
    }
  }

  private static boolean isUsers(Class<?> type) {
    var name = type.getName();
    if (THIRD.stream().anyMatch(name::startsWith)) {
      return false;
    }
    return name.startsWith(SYSTEMS) || !origin(type).equals(origin(SourceLine.class));
  }

  private static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null ? "" : source.getLocation().toString();
  }

  private static String fileOf(StackFrame frame) {
    var file = frame.getFileName();
    return file == null ? frame.getClassName() : file;
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}

package dev.strake.platform;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
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
  private static final String SYSTEMS = "dev.strake.systems.";

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
      if (isOutside(name)) {
        var file = Optional.ofNullable(frame.getFileName()).orElse(name);
        return Optional.of(new SourceLine(name, file, Math.max(0, frame.getLineNumber())));
      }
    }
    return Optional.empty();
  }

  private static boolean isOutside(String className) {
    if (!className.startsWith("dev.strake.")) {
      return !className.startsWith("java.") && !className.startsWith("jdk.");
    }
    return className.startsWith(SYSTEMS) || className.contains("Test");
  }

  private static boolean isUsers(StackFrame frame) {
    var type = frame.getDeclaringClass();
    if (type.getName().startsWith("java.") || type.getName().startsWith("jdk.")) {
      return false;
    }
    return type.getName().startsWith(SYSTEMS) || !sameOrigin(type);
  }

  private static boolean sameOrigin(Class<?> type) {
    return origin(type).equals(origin(SourceLine.class));
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

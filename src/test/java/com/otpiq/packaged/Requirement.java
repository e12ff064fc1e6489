package com.otpiq.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a test uses and that may be missing on a machine, as {@code requirements.txt}
 * lists it.
 *
 * @param name what a test declares: {@code node}, {@code php:curl}
 * @param source what brings it: {@code apt:php-curl}
 * @param check the shell command that succeeds where it is there
 */
record Requirement(String name, String source, String check) {
  private static final Map<String, Requirement> KNOWN = read();
  private static final Map<String, Boolean> SUCCEEDED = new ConcurrentHashMap<>();

  /** The requirement of this name; one that is not in the list would never be installed. */
  static Requirement of(String name) {
    Requirement known = KNOWN.get(name);
    if (known == null) {
      throw new IllegalArgumentException(name + " is not in src/test/resources/requirements.txt");
    }
    return known;
  }

  static Stream<Requirement> known() {
    return KNOWN.values().stream();
  }

  boolean isPythonModule() {
    return name.startsWith("python:");
  }

  /** Whether it is there; a module of Python is one of the Python that is given. */
  boolean isMet(String python) {
    return SUCCEEDED.computeIfAbsent(
        isPythonModule() ? "python=" + python + "; " + check : check, Requirement::succeeds);
  }

  private static boolean succeeds(String script) {
    try {
      return new ProcessBuilder("sh", "-c", script)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Requirement> read() {
    Path file = Shell.PROJECT.resolve("src/test/resources/requirements.txt");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Requirement::read)
          .collect(Collectors.toMap(Requirement::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Requirement read(String line) {
    String[] columns = line.split(" {2,}", 3);
    String check = columns.length > 2 ? columns[2] : checkOf(columns[0]);
    return new Requirement(columns[0], columns[1], check);
  }

  private static String checkOf(String name) {
    String simpleName = name.substring(name.indexOf(':') + 1);
    return switch (name.substring(0, name.length() - simpleName.length())) {
      case "python:" -> "\"$python\" -c 'import " + simpleName + "'";
      case "php:" -> "php -r 'exit((int) !extension_loaded(\"" + simpleName + "\"));'";
      case "npm:" -> "test -r \"$OTPIQ_NODE_MODULES/" + simpleName + "/package.json\"";
      default -> "command -v " + name;
    };
  }
}

package com.otpiq.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A class that takes any bytes and throws only if the program would fail. Its corpus is a directory
 * of {@code src/fuzz/corpus} with the name of the class; such a directory makes it a target.
 *
 * @param className the class, with a method {@code public static void fuzzerTestOneInput(byte[])}
 */
record FuzzTarget(String className) {
  private static final Path CORPUS = Path.of("src/fuzz/corpus");

  /** Files of other tests that a target begins with, beside its corpus. */
  private static final Map<String, Path> SAMPLES =
      Map.of("ErrorPageFuzz", Path.of("src/test/resources/errorpages"));

  /** Every target, by name. */
  static List<FuzzTarget> all() {
    return list(CORPUS).map(FuzzTarget::of).toList();
  }

  private static FuzzTarget of(Path corpus) {
    return new FuzzTarget(String.valueOf(corpus.getFileName()));
  }

  /** The class without its package. */
  String name() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  Path corpus() {
    return CORPUS.resolve(className);
  }

  /** The directories with the inputs to begin with: the corpus, and the samples if it has any. */
  List<Path> directories() {
    return Stream.of(corpus(), SAMPLES.get(name())).filter(Objects::nonNull).toList();
  }

  /** The inputs to begin with, by directory and name. */
  List<Path> inputs() {
    return directories().stream().flatMap(FuzzTarget::list).toList();
  }

  /** The method that takes an input. */
  MethodHandle method() throws ReflectiveOperationException {
    return MethodHandles.publicLookup()
        .findStatic(
            Class.forName(className),
            "fuzzerTestOneInput",
            MethodType.methodType(void.class, byte[].class));
  }

  private static Stream<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

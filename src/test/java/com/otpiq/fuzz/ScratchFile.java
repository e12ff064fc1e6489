package com.otpiq.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file that a target writes anew for each input, for readers that take a path. */
public final class ScratchFile {
  private final Path directory;
  private final Path file;

  private ScratchFile(Path directory, Path file) {
    this.directory = directory;
    this.file = file;
  }

  /** A file with this name in a directory of its own, removed when the process ends. */
  public static ScratchFile of(String name) {
    try {
      Path directory = Files.createTempDirectory("otpiq-fuzz");
      Path file = directory.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      // The last one is deleted first.
      List.of(directory, file.resolveSibling(""), file)
          .forEach(each -> each.toFile().deleteOnExit());
      return new ScratchFile(directory, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory that the name is relative to. */
  public Path directory() {
    return directory;
  }

  /** Writes the input into the file, the only one in its directory. */
  public Path write(byte[] input) {
    try {
      deleteAll(file.resolveSibling(""));
      return Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.delete(each);
      }
    }
  }
}

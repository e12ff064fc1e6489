package com.otpiq.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory of the project in which otpiq runs. */
public final class ProjectDirectory {
  private ProjectDirectory() {}

  /** The root of the git checkout around a directory, or else the directory itself. */
  public static Path of(Path workDir) {
    Path directory = workDir.toAbsolutePath().normalize();
    return checkout(directory, workDir).orElse(directory);
  }

  /**
   * The root of the git checkout that contains a directory. What another user calls {@code .git} in
   * a directory such as {@code /tmp} makes no checkout of it.
   */
  public static Optional<Path> checkout(Path directory, Path workDir) {
    return Stream.iterate(directory, Objects::nonNull, Path::getParent)
        .filter(each ->
            InputFile.exists(each.resolve(".git")) && isTrusted(each.resolve(".git"), workDir))
        .findFirst();
  }

  /** Whether both a path and its directory are from users that this one trusts. */
  public static boolean isTrusted(Path path, Path workDir) {
    try {
      return FileAccess.isTrusted(path, workDir)
          && FileAccess.isTrusted(Objects.requireNonNull(path.getParent()), workDir);
    } catch (IOException _) {
      return false;
    }
  }
}

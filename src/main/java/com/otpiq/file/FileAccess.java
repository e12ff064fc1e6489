package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who can access a file on this machine. Where the file system has no POSIX permissions, only the
 * owner can.
 */
public final class FileAccess {
  private static final Set<PosixFilePermission> ANY_BY_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final Set<PosixFilePermission> READ_BY_OTHERS =
      PosixFilePermissions.fromString("---r--r--");

  private FileAccess() {}

  /** Whether users other than the owner can read the file. */
  public static boolean othersCanRead(Path file) throws IOException {
    return PathStatus.ofTarget(file).allows(READ_BY_OTHERS);
  }

  /** Whether users other than the owner can access the file in any way. */
  static boolean othersHaveAccess(Path file) throws IOException {
    return PathStatus.ofTarget(file).allows(ANY_BY_OTHERS);
  }

  /** The path itself if it exists, or else the nearest directory above it that does. */
  public static Path nearestExisting(Path path) {
    return Stream.iterate(path, Objects::nonNull, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(path);
  }

  /** Whether it is a directory in which this user can create files. */
  public static boolean isWritableDirectory(Path path) {
    return Files.isDirectory(path) && Files.isWritable(path);
  }

  /**
   * The first file or directory in this directory, itself included, that users other than the owner
   * can access. If that cannot be found out, the directory itself.
   */
  public static Optional<Path> findAccessibleToOthers(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(FileAccess::isAccessibleToOthers).findFirst();
    } catch (IOException | UncheckedIOException _) {
      return Optional.of(directory);
    }
  }

  private static boolean isAccessibleToOthers(Path path) {
    try {
      return !Files.isSymbolicLink(path) && othersHaveAccess(path);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Whether only trusted users can have put something there: this user, root, or the owner of the
   * working directory (in containers, a checkout often belongs to another user). A link counts only
   * if its target does as well, and a hard link only in a directory that not every user can write.
   */
  public static boolean isTrusted(Path path, Path workDir) throws IOException {
    PathStatus itself = PathStatus.of(path);
    PathStatus directory = PathStatus.ofTarget(SafeFile.parent(path));
    boolean isPlanted =
        itself.isRegular() && itself.hasOtherNames() && directory.allUsersCanWrite();
    return !isPlanted
        && isTrusted(itself, workDir)
        && (!itself.isLink() || isTrusted(PathStatus.ofTarget(path), workDir));
  }

  private static boolean isTrusted(PathStatus status, Path workDir) throws IOException {
    return status.isOwnOrOfRoot()
        || status.hasOwnerOf(PathStatus.ofTarget(workDir.toAbsolutePath()));
  }

  /**
   * Requires that only trusted users can have written the file.
   *
   * @param shown the file's name for the error message
   * @throws Problem INPUT if it is not {@link #isTrusted}, or every user can write to it or to its
   *     directory
   */
  static void requireTrusted(Path file, String shown, Path workDir) throws IOException {
    if (!isTrusted(file, workDir)) {
      throw Problem.of(
          Problem.Kind.INPUT,
          shown + " belongs to another user of this machine, so its settings are ignored",
          "ls -l " + shown);
    }
    if (PathStatus.ofTarget(file).allUsersCanWrite()) {
      throw Problem.of(
          Problem.Kind.INPUT,
          "every user of this machine can write to " + shown + ", so its settings are ignored",
          "chmod o-w " + shown);
    }
    PathStatus directory = PathStatus.ofTarget(SafeFile.parent(file));
    if (directory.allUsersCanWrite() && !directory.isSticky()) {
      throw Problem.of(
          Problem.Kind.INPUT,
          "every user of this machine can replace " + shown + ", so its settings are ignored",
          "chmod o-w " + directory.path());
    }
  }
}

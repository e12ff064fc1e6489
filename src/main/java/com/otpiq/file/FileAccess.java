package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who can access a file on this machine. Where the file system has no POSIX permissions, only the
 * owner can.
 */
public final class FileAccess {
  private static final int ROOT = 0;

  private static final Set<PosixFilePermission> ANY_BY_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final Set<PosixFilePermission> READ_BY_OTHERS =
      PosixFilePermissions.fromString("---r--r--");
  private static final Set<PosixFilePermission> WRITE_BY_ALL =
      PosixFilePermissions.fromString("-------w-");

  private FileAccess() {}

  /** Whether users other than the owner can read the file. */
  public static boolean othersCanRead(Path file) throws IOException {
    return allows(file, READ_BY_OTHERS);
  }

  /** Whether users other than the owner can access the file in any way. */
  static boolean othersHaveAccess(Path file) throws IOException {
    return allows(file, ANY_BY_OTHERS);
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
   * Requires that only trusted users can have written the file: this user, root, or the owner of
   * the working directory (in containers, a checkout often belongs to another user).
   *
   * @param shown the file's name for the error message
   * @throws Problem INPUT if another user owns the file or can write to it
   */
  public static void requireTrusted(Path file, String shown, Path workDir) throws IOException {
    if (!hasPermissions(file)) {
      return;
    }
    int owner = owner(file);
    if (owner != ROOT && owner != user() && owner != owner(workDir.toAbsolutePath())) {
      throw Problem.of(
          Problem.Kind.INPUT,
          shown + " belongs to another user of this machine, so its settings are ignored",
          "ls -l " + shown);
    }
    if (allows(file, WRITE_BY_ALL)) {
      throw Problem.of(
          Problem.Kind.INPUT,
          "every user of this machine can write to " + shown + ", so its settings are ignored",
          "chmod o-w " + shown);
    }
  }

  private static boolean allows(Path file, Set<PosixFilePermission> any) throws IOException {
    return hasPermissions(file)
        && Files.getPosixFilePermissions(file).stream().anyMatch(any::contains);
  }

  private static boolean hasPermissions(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }

  private static int owner(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid");
  }

  /** On Linux, the owner of this process; elsewhere, the owner of the home directory. */
  private static int user() throws IOException {
    Path self = Path.of("/proc/self");
    return owner(Files.exists(self) ? self : Path.of(System.getProperty("user.home")));
  }
}

package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who on this machine can do what with a file. Of systems without such permissions: nobody. */
public final class FileAccess {
  private static final int ROOT = 0;

  private static final Set<PosixFilePermission> ANY_BY_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final Set<PosixFilePermission> READ_BY_OTHERS =
      PosixFilePermissions.fromString("---r--r--");
  private static final Set<PosixFilePermission> WRITE_BY_ALL =
      PosixFilePermissions.fromString("-------w-");

  private FileAccess() {}

  /** Whether others than the owner can read it. */
  public static boolean othersCanRead(Path file) throws IOException {
    return allows(file, READ_BY_OTHERS);
  }

  /** Whether others than the owner can do anything with it. */
  public static boolean othersHaveAccess(Path file) throws IOException {
    return allows(file, ANY_BY_OTHERS);
  }

  /**
   * Lets nobody but the user and root decide what a file says, or whoever has the folder that the
   * user is in: containers work so on checkouts.
   *
   * @param shown the file as the problem names it
   * @throws Problem INPUT where somebody else may have written it
   */
  public static void requireTrusted(Path file, String shown, Path workDir) throws IOException {
    if (!hasPermissions(file)) {
      return;
    }
    int owner = owner(file);
    if (owner != ROOT && owner != user() && owner != owner(workDir.toAbsolutePath())) {
      throw Problem.of(
          Problem.Kind.INPUT,
          shown + " belongs to another user of this machine, so what it sets is not believed",
          "ls -l " + shown);
    }
    if (allows(file, WRITE_BY_ALL)) {
      throw Problem.of(
          Problem.Kind.INPUT,
          "anybody on this machine can write to " + shown + ", so what it sets is not believed",
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

  /** Linux shows each process as its user's; elsewhere the home folder is the user's. */
  private static int user() throws IOException {
    Path self = Path.of("/proc/self");
    return owner(Files.exists(self) ? self : Path.of(System.getProperty("user.home")));
  }
}

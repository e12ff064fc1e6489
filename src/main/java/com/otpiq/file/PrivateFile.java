package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Files that only their owner reads. */
public final class PrivateFile {
  /** The names of what was not in its place yet when its writer was killed. */
  public static final String TEMPORARY_FILES = ".*.new";

  private PrivateFile() {}

  /**
   * What is in a file; nothing where there is none.
   *
   * @throws Problem LOCAL where it cannot be read
   */
  public static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be read").causedBy(e);
    }
  }

  /** Whether a file holds just this. */
  public static boolean hasContent(Path file, byte[] content) {
    return read(file).filter(there -> Arrays.equals(there, content)).isPresent();
  }

  /** Puts a small file in its place at once, whole, on the disk: nobody ever sees half of it. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), ".", ".new", ownerOnly(file));
    try {
      Files.write(fresh, content, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Opens a file, or makes it where these options say so; the umask does not matter. */
  static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    return FileChannel.open(file, Set.of(options), ownerOnly(file));
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

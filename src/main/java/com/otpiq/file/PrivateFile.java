package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Files that only their owner can access. */
public final class PrivateFile {
  /** A glob for temporary files that {@link #replace} leaves if the process is killed. */
  public static final String TEMPORARY_FILES = ".*.new";

  private PrivateFile() {}

  /**
   * Reads a file; empty if it does not exist.
   *
   * @throws Problem LOCAL if it cannot be read
   */
  public static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be read").causedBy(e);
    }
  }

  /**
   * Reads the first bytes of a file: fewer if it is shorter, none if it is not a regular file.
   *
   * @throws Problem LOCAL if it cannot be read
   */
  public static byte[] readStart(Path file, int count) {
    if (!isRegular(file)) {
      return new byte[0];
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(count);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be read").causedBy(e);
    }
  }

  /** Whether a file or directory of this name exists. */
  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  /** Whether it exists and is a regular file. */
  public static boolean isRegular(Path file) {
    return Files.isRegularFile(file);
  }

  /** The size in bytes. */
  public static long size(Path file) throws IOException {
    return Files.size(file);
  }

  /** Deletes a file, which must exist. */
  public static void delete(Path file) throws IOException {
    Files.delete(file);
  }

  /** Whether a file has exactly this content. */
  public static boolean hasContent(Path file, byte[] content) {
    return read(file).filter(existing -> Arrays.equals(existing, content)).isPresent();
  }

  /** Writes or replaces a file atomically: other processes see the old or the new content. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), ".", ".new", ownerOnly(file));
    try {
      Files.write(fresh, content, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Opens a file; if it is created, then with access for its owner only, whatever the umask. */
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

package com.otpiq.journal;

import com.otpiq.report.Problem;
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

/** Small files that only their owner reads; nobody ever sees half of one. */
final class PrivateFile {
  /** The names of what was not in its place yet when its writer was killed. */
  static final String HALF_WRITTEN = ".*.new";

  private PrivateFile() {}

  /**
   * What is in a file; nothing where there is none.
   *
   * @throws Problem LOCAL where it cannot be read
   */
  static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be read").causedBy(e);
    }
  }

  /** Whether a file holds just this. */
  static boolean holds(Path file, byte[] content) {
    return read(file).filter(there -> Arrays.equals(there, content)).isPresent();
  }

  /** Puts a file in its place at once, whole, on the disk. */
  static void write(Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), ".", ".new", ownerOnly(file));
    try {
      Files.write(fresh, content, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Waits until no other process has the lock of this file, and takes it until it is closed. */
  static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(file));
    try {
      var _ = channel.lock();
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
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

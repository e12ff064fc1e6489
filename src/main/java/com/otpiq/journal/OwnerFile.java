package com.otpiq.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read, whatever the umask. */
final class OwnerFile {
  private OwnerFile() {}

  /** Opens a file, or makes it where these options say so. */
  static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    Set<StandardOpenOption> how = Set.of(options);
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    return posix
        ? FileChannel.open(
            file,
            how,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(file, how);
  }
}

package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Directories that only their owner can access. */
public final class PrivateDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /**
   * Creates a directory and its missing parents.
   *
   * @throws Problem LOCAL if it cannot be created
   */
  public static Path create(Path directory) {
    try {
      return Files.createDirectories(directory, ownerOnly(directory));
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the directory " + directory + " cannot be created")
          .causedBy(e);
    }
  }

  /** Creates a directory with a unique name in another one. */
  public static Path createTemporary(Path parent, String prefix) throws IOException {
    return Files.createTempDirectory(parent, prefix);
  }

  /** The entries of a directory; none if it does not exist. */
  public static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  /** Deletes the entries of a directory whose names match a glob, with everything in them. */
  public static void delete(Path directory, String glob) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          delete(entry, "*");
        }
        Files.delete(entry);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}

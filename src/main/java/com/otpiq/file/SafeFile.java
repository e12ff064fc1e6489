package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Opens every file that otpiq writes or locks. A name that is a link is refused, and so is a file
 * that another user may have prepared; {@link DirectoryHandle} follows the path to it. So otpiq
 * changes no file but the one that its user named.
 */
final class SafeFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** Without NOFOLLOW_LINKS, a link would be followed that was made after the status was read. */
  private static final Set<OpenOption> EXISTING =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private static final Set<OpenOption> NEW =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private static final String WRITTEN = "written";
  private static final String READ = "read";
  private static final String OF_ANOTHER_USER = "it belongs to another user of this machine";

  private SafeFile() {}

  /**
   * Creates a file, with access for its owner only, whatever the umask.
   *
   * @throws FileAlreadyExistsException if there is anything of this name, also a link to nothing
   */
  static FileChannel create(Path file) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, WRITTEN)) {
      return createEntry(directory.entry(file));
    }
  }

  /** Creates a file as {@link #create} in a directory that is open. */
  static FileChannel createEntry(Path entry) throws IOException {
    return FileChannel.open(entry, NEW, ownerOnly(entry));
  }

  /** Creates a file in a directory that is open, with the permissions that the umask allows. */
  static FileChannel createShared(Path entry) throws IOException {
    return FileChannel.open(entry, NEW);
  }

  /**
   * Opens a file, or creates it with access for its owner only.
   *
   * @throws Problem LOCAL if it exists and is not a file of this user that only this user can write
   */
  static FileChannel openOrCreate(Path file) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, WRITTEN)) {
      Path entry = directory.entry(file);
      if (PathStatus.find(entry).isEmpty()) {
        try {
          return createEntry(entry);
        } catch (FileAlreadyExistsException _) {
          // another process was faster
        }
      }
      return openEntry(file, entry);
    }
  }

  /**
   * Opens an existing file.
   *
   * @throws Problem LOCAL if it is not a file of this user that only this user can write
   */
  static FileChannel open(Path file) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, WRITTEN)) {
      return openEntry(file, directory.entry(file));
    }
  }

  private static FileChannel openEntry(Path file, Path entry) throws IOException {
    PathStatus before = requireOwn(file, entry, WRITTEN);
    FileChannel channel = FileChannel.open(entry, EXISTING);
    boolean accepted = false;
    try {
      requireSame(file, before, WRITTEN);
      accepted = true;
      return channel;
    } finally {
      if (!accepted) {
        channel.close();
      }
    }
  }

  /** Opens a {@link SpecialFile} for writing. */
  static FileChannel openSpecial(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /** Opens a file to look at its lock. */
  static FileChannel openForReading(Path file) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, READ)) {
      return FileChannel.open(
          directory.entry(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /**
   * Reads an existing file.
   *
   * @throws Problem LOCAL if it is not a file of this user that only this user can write
   */
  static byte[] read(Path file) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, READ)) {
      PathStatus before = requireOwn(file, directory.entry(file), READ);
      try (InputStream stream = Files.newInputStream(before.path(), LinkOption.NOFOLLOW_LINKS)) {
        byte[] content = stream.readAllBytes();
        requireSame(file, before, READ);
        return content;
      }
    }
  }

  /**
   * Requires a regular file that only this user can write, under one name. In a directory of
   * another user, root may use that user's files: in containers, a checkout often is one.
   *
   * @param entry through which it is reached
   * @param verb what cannot be done otherwise, for the error message
   * @throws Problem LOCAL if it is anything else
   */
  private static PathStatus requireOwn(Path file, Path entry, String verb) throws IOException {
    PathStatus status = requireRegular(file, entry, verb);
    if (!isOwn(status)) {
      throw refused(file, verb, OF_ANOTHER_USER, "ls -l " + file);
    }
    if (status.hasOtherNames()) {
      throw refused(
          file, verb, "it is a hard link, so another file would change with it", "another name");
    }
    if (status.othersCanWrite()) {
      throw refused(
          file, verb, "other users of this machine can write to it", "chmod go-w " + file);
    }
    return status;
  }

  /**
   * Requires a regular file that this user may replace by another one: in a sticky directory, such
   * as {@code /tmp}, only its own.
   *
   * @param entry through which it is reached
   */
  static void requireReplaceable(Path file, Path entry) throws IOException {
    PathStatus status = requireRegular(file, entry, WRITTEN);
    PathStatus directory = PathStatus.ofTarget(parent(entry));
    if (directory.isSticky() && !status.isOwn() && !directory.isOwn()) {
      throw refused(file, WRITTEN, OF_ANOTHER_USER, "another name");
    }
  }

  /** Requires, once a file was opened, that it is the one that was accepted before. */
  private static void requireSame(Path file, PathStatus before, String verb) throws IOException {
    if (!before.isSameFile(requireOwn(file, before.path(), verb))) {
      throw refused(file, verb, "it was replaced meanwhile", "a directory of your own");
    }
  }

  /** Requires a regular file, and not a link to one. */
  private static PathStatus requireRegular(Path file, Path entry, String verb) throws IOException {
    PathStatus status = PathStatus.of(entry);
    if (SpecialFile.isStandardStream(file)) {
      throw refused(file, verb, "it is a stream of otpiq itself", "the name of a file");
    }
    if (status.isLink()) {
      throw refused(
          file,
          verb,
          "it is a symbolic link",
          "the file that it leads to: " + Files.readSymbolicLink(entry));
    }
    if (!status.isRegular()) {
      String kind = status.isDirectory() ? "a directory" : "not a regular file";
      throw refused(file, verb, "it is " + kind, "another name");
    }
    return status;
  }

  private static boolean isOwn(PathStatus status) throws IOException {
    return status.isOwn() || status.hasOwnerOf(PathStatus.ofTarget(parent(status.path())));
  }

  static Path parent(Path path) {
    Path absolute = path.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute.getRoot());
  }

  static Problem refused(Path file, String verb, String reason, String hint) {
    return Problem.of(Problem.Kind.LOCAL, file + " cannot be " + verb + ": " + reason, hint);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}

package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Opens every file that otpiq writes or locks. It follows no link, and refuses a file that another
 * user may have prepared, so that otpiq changes no file but the one that its user named.
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

  private static final String OF_ANOTHER_USER = "it belongs to another user of this machine";

  private SafeFile() {}

  /**
   * Creates a file, with access for its owner only, whatever the umask.
   *
   * @throws FileAlreadyExistsException if there is anything of this name, also a link to nothing
   */
  static FileChannel create(Path file) throws IOException {
    return create(file, ownerOnly(file));
  }

  /** Creates a file with the permissions that the umask allows. */
  static FileChannel createShared(Path file) throws IOException {
    return create(file, new FileAttribute<?>[0]);
  }

  private static FileChannel create(Path file, FileAttribute<?>[] attributes) throws IOException {
    requireTrustedParents(file);
    return FileChannel.open(file, NEW, attributes);
  }

  /**
   * Opens a file, or creates it with access for its owner only.
   *
   * @throws Problem LOCAL if it exists and is not a file of this user that only this user can write
   */
  static FileChannel openOrCreate(Path file) throws IOException {
    if (PathStatus.find(file).isEmpty()) {
      try {
        return create(file);
      } catch (FileAlreadyExistsException _) {
        // another process was faster
      }
    }
    return open(file);
  }

  /**
   * Opens an existing file.
   *
   * @throws Problem LOCAL if it is not a file of this user that only this user can write
   */
  static FileChannel open(Path file) throws IOException {
    PathStatus before = requireOwn(file, "written");
    FileChannel channel = FileChannel.open(file, EXISTING);
    boolean accepted = false;
    try {
      requireSame(before, "written");
      accepted = true;
      return channel;
    } finally {
      if (!accepted) {
        channel.close();
      }
    }
  }

  /** Opens a special file, which is none on a disk, for writing. */
  static FileChannel openSpecial(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /** Opens a file to look at its lock. */
  static FileChannel openForReading(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads an existing file.
   *
   * @throws Problem LOCAL if it is not a file of this user that only this user can write
   */
  static byte[] read(Path file) throws IOException {
    PathStatus before = requireOwn(file, "read");
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = stream.readAllBytes();
      requireSame(before, "read");
      return content;
    }
  }

  /**
   * Requires a regular file that only this user can write, under one name. In a directory of
   * another user, root may use that user's files: in containers, a checkout often is one.
   *
   * @param verb what cannot be done otherwise, for the error message
   * @throws Problem LOCAL if it is anything else
   */
  static PathStatus requireOwn(Path file, String verb) throws IOException {
    requireTrustedParents(file);
    PathStatus status = requireRegular(file, verb);
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
   */
  static void requireReplaceable(Path file) throws IOException {
    PathStatus status = requireRegular(file, "written");
    PathStatus directory = PathStatus.ofTarget(parent(file));
    if (directory.isSticky() && !status.isOwn() && !directory.isOwn()) {
      throw refused(file, "written", OF_ANOTHER_USER, "another name");
    }
  }

  /** Requires, once a file was opened, that it is the one that was accepted before. */
  private static void requireSame(PathStatus before, String verb) throws IOException {
    if (!before.isSameFile(requireOwn(before.path(), verb))) {
      throw refused(before.path(), verb, "it was replaced meanwhile", "a directory of your own");
    }
  }

  /** Requires a regular file, and not a link to one. */
  static PathStatus requireRegular(Path file, String verb) throws IOException {
    PathStatus status = PathStatus.of(file);
    if (SpecialFile.isStandardStream(file)) {
      throw refused(file, verb, "it is a stream of otpiq itself", "the name of a file");
    }
    if (status.isLink()) {
      throw refused(
          file,
          verb,
          "it is a symbolic link",
          "the file that it leads to: " + Files.readSymbolicLink(file));
    }
    if (!status.isRegular()) {
      String kind = status.isDirectory() ? "a directory" : "not a regular file";
      throw refused(file, verb, "it is " + kind, "another name");
    }
    return status;
  }

  /**
   * Requires that no other user redirects the path: a link on the way to the file must belong to
   * this user, to root, or to the owner of the directory that it is in.
   */
  static void requireTrustedParents(Path file) throws IOException {
    for (Path each = parent(file); each.getNameCount() > 0; each = parent(each)) {
      try {
        PathStatus status = PathStatus.of(each);
        if (status.isLink() && !status.isOwnOrOfRoot() && !isOwn(status)) {
          throw refused(file, "written", each + " is a link of another user", "ls -ld " + each);
        }
      } catch (NoSuchFileException _) {
        // opening the file fails for the same reason
      }
    }
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

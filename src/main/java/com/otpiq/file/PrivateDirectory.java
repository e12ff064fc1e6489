package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Directories of otpiq's own, which only their owner can access. */
public final class PrivateDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /**
   * Creates a directory and its missing parents, unless it exists.
   *
   * @throws Problem LOCAL if it cannot be created, or as {@link #requireOwn}
   */
  public static Path create(Path directory) {
    FileAttribute<?>[] attributes = ownerOnly(directory);
    try (DirectoryHandle parent = DirectoryHandle.createParent(directory, _ -> {}, attributes)) {
      Files.createDirectory(parent.entry(directory), attributes);
    } catch (FileAlreadyExistsException _) {
      // perhaps a link or a file: see below
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the directory " + directory + " cannot be created")
          .causedBy(e);
    }
    requireOwn(directory);
    return directory;
  }

  /**
   * Requires that a directory, if it exists, is this user's, and that other users cannot write to
   * it: they could put links and files there.
   *
   * @throws Problem LOCAL if not, or if it is a link
   */
  public static void requireOwn(Path directory) {
    try (DirectoryHandle parent = DirectoryHandle.ofParent(directory, "used")) {
      PathStatus status = PathStatus.of(parent.entry(directory));
      if (status.isLink()) {
        throw refused(
            directory,
            "is a symbolic link",
            "the directory that it leads to: " + Files.readSymbolicLink(status.path()));
      }
      if (!status.isDirectory()) {
        throw refused(
            directory,
            "is not a directory",
            UserDirectory.STATE.variable + "=… sets another directory");
      }
      if (!status.isOwn()) {
        throw refused(
            directory,
            "belongs to another user of this machine",
            UserDirectory.STATE.variable + "=… sets another directory");
      }
      if (status.othersCanWrite()) {
        throw refused(
            directory, "can be written by other users of this machine", "chmod go-w " + directory);
      }
    } catch (NoSuchFileException _) {
      // there is nothing in it
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the directory " + directory + " cannot be read")
          .causedBy(e);
    }
  }

  private static Problem refused(Path directory, String reason, String hint) {
    return Problem.of(
        Problem.Kind.LOCAL, directory + " " + reason + ", so otpiq does not use it", hint);
  }

  /**
   * Creates a directory with a unique name in another one, for other programs.
   *
   * @throws Problem LOCAL if other users could replace a part of the path meanwhile
   */
  public static Path createTemporary(Path parent, String prefix) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.of(parent, "used")) {
      if (!directory.isStable()) {
        throw refused(
            parent,
            "can be replaced by other users of this machine",
            UserDirectory.STATE.variable + "=… sets another directory");
      }
      return Files.createTempDirectory(parent, prefix);
    }
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

  /**
   * Deletes the entries of a directory whose names match a glob, with everything in them. Links are
   * deleted and not followed.
   */
  public static void delete(Path directory, String glob) throws IOException {
    PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + glob);
    try (DirectoryHandle handle = DirectoryHandle.of(directory, "used");
        DirectoryStream<Path> entries = Files.newDirectoryStream(handle.path())) {
      if (entries instanceof SecureDirectoryStream<Path> open) {
        deleteIn(open, matcher);
        return;
      }
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          delete(entry, "*");
        }
        Files.delete(entry);
      }
    }
  }

  /** Works on the open directory, so that no link can take the place of a part of the path. */
  private static void deleteIn(SecureDirectoryStream<Path> directory, PathMatcher matcher)
      throws IOException {
    List<Path> names = new ArrayList<>();
    directory.forEach(entry -> names.add(entry.getFileName()));
    for (Path name : names) {
      if (!matcher.matches(name)) {
        continue;
      }
      boolean isDirectory =
          directory
              .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes()
              .isDirectory();
      if (isDirectory) {
        try (SecureDirectoryStream<Path> inner =
            directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
          deleteIn(inner, _ -> true);
        }
        directory.deleteDirectory(name);
      } else {
        directory.deleteFile(name);
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

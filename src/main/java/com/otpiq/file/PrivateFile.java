package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/** Files that only their owner can access. */
public final class PrivateFile {
  /** A glob for temporary files that {@link #replace} leaves if the process is killed. */
  public static final String TEMPORARY_FILES = ".*.new";

  private PrivateFile() {}

  /**
   * Reads a file of otpiq's own; empty if it does not exist.
   *
   * @throws Problem LOCAL if it cannot be read, or if another user may have written it
   */
  public static Optional<byte[]> read(Path file) {
    try {
      return exists(file) ? Optional.of(SafeFile.read(file)) : Optional.empty();
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
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return stream.readNBytes(count);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be read").causedBy(e);
    }
  }

  /** Whether there is anything of this name, also a link to nothing. */
  public static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it exists and is a regular file, and not a link to one. */
  public static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The size in bytes. */
  public static long size(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).size();
  }

  /** Deletes a file, which must exist; of a link, only the link. */
  public static void delete(Path file) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, "deleted")) {
      Files.delete(directory.entry(file));
    }
  }

  /** Whether a file that only this user can have written has exactly this content. */
  public static boolean hasContent(Path file, byte[] content) {
    try {
      return read(file).filter(existing -> Arrays.equals(existing, content)).isPresent();
    } catch (Problem _) {
      return false;
    }
  }

  /** Writes or replaces a file atomically: other processes see the old or the new content. */
  public static void replace(Path file, byte[] content) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, "written")) {
      Replacement.write(directory.entry(file), content, SafeFile::createEntry);
    }
  }
}

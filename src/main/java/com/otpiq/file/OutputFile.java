package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Writes the files that a user asks for. */
public final class OutputFile {
  private OutputFile() {}

  /** Whether there is anything of this name, also a link to nothing. */
  public static boolean exists(Path file) {
    return PrivateFile.exists(file);
  }

  /**
   * Creates a text file and its missing parent directories; an existing file is not changed.
   *
   * @throws Problem LOCAL if the file exists or cannot be written
   */
  public static void create(Path file, String text) {
    try {
      SafeFile.requireTrustedParents(file);
      Files.createDirectories(SafeFile.parent(file));
      try (FileChannel channel = SafeFile.createShared(file)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " already exists").causedBy(e);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be written").causedBy(e);
    }
  }

  /**
   * Writes or replaces a text file atomically. An existing file is not opened, so it may belong to
   * another member of a group that shares the directory; users who could not read it cannot read
   * the new one either.
   *
   * @throws Problem LOCAL as {@link #requireReplaceable}
   */
  public static void replace(Path file, String text) throws IOException {
    requireReplaceable(file);
    Optional<PathStatus> before = PathStatus.find(file);
    SafeFile.replace(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        fresh -> {
          FileChannel channel = SafeFile.createShared(fresh);
          if (before.isPresent()) {
            restrict(fresh, before.get());
          }
          return channel;
        });
  }

  /**
   * Adds text to the end of a file of this user, which is created if there is none.
   *
   * @throws Problem LOCAL if it is not a file of this user that only this user can write
   */
  public static void append(Path file, String text) throws IOException {
    try (FileChannel channel = SafeFile.openOrCreate(file)) {
      channel.position(channel.size());
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Requires that a file can be written or replaced.
   *
   * @throws Problem LOCAL if there is a link, or anything but a regular file
   * @throws IOException if the directory cannot be written
   */
  public static void requireReplaceable(Path file) throws IOException {
    if (!Files.isWritable(SafeFile.parent(file))) {
      throw new IOException("the directory cannot be written");
    }
    SafeFile.requireTrustedParents(file);
    if (exists(file)) {
      SafeFile.requireReplaceable(file);
    }
  }

  private static void restrict(Path fresh, PathStatus before) throws IOException {
    Optional<Set<PosixFilePermission>> given = PathStatus.of(fresh).permissions();
    Optional<Set<PosixFilePermission>> wanted = before.permissions();
    if (given.isPresent() && wanted.isPresent()) {
      given.get().retainAll(wanted.get());
      Files.setPosixFilePermissions(fresh, given.get());
    }
  }
}

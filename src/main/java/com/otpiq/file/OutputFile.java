package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes the files that a user asks for, each completely or not at all. */
public final class OutputFile {
  /** How much of a file is read to find out what it is. */
  private static final int START_BYTES = 4096;

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
    createAll(SafeFile.parent(file), Map.of(file.getFileName().toString(), text));
  }

  /**
   * Creates text files and missing directories. If one of them cannot be written, none is left.
   *
   * @param texts the content by the path in the directory
   * @throws Problem LOCAL if a file exists or cannot be written
   */
  public static void createAll(Path directory, Map<String, String> texts) {
    Deque<Path> created = new ArrayDeque<>();
    boolean complete = false;
    try {
      for (Map.Entry<String, String> each : texts.entrySet()) {
        create(directory.resolve(each.getKey()), each.getValue(), created);
      }
      complete = true;
    } finally {
      if (!complete) {
        created.forEach(OutputFile::deleteQuietly);
      }
    }
  }

  /**
   * Creates a text file with access for its owner only; an existing file is not changed. If it
   * cannot be written completely, it is not left.
   *
   * @throws Problem LOCAL if the file exists or cannot be written
   */
  public static void createPrivate(Path file, Stream<String> parts) {
    boolean complete = false;
    boolean created = false;
    try (FileChannel channel =
        isStream(file) ? SafeFile.openSpecial(file) : SafeFile.create(file)) {
      created = !isStream(file);
      for (String part : (Iterable<String>) parts::iterator) {
        Replacement.append(channel, part.getBytes(StandardCharsets.UTF_8));
      }
      if (created) {
        channel.force(true);
      }
      complete = true;
    } catch (IOException e) {
      throw unwritable(file, e);
    } finally {
      if (created && !complete) {
        deleteQuietly(file);
      }
    }
  }

  private static void create(Path file, String text, Deque<Path> created) {
    try (DirectoryHandle parent = DirectoryHandle.createParent(file, created::push);
        FileChannel channel = SafeFile.createShared(parent.entry(file))) {
      created.push(file);
      Replacement.append(channel, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Reports no failure: the one that came before it is reported. */
  private static void deleteQuietly(Path path) {
    try {
      PrivateFile.delete(path);
    } catch (IOException _) {
      // another program has put something into the directory
    }
  }

  /**
   * Writes or replaces a text file atomically. An existing file is not opened for that, so it may
   * belong to another member of a group that shares the directory; users who could not read it
   * cannot read the new one either. The null device and pipes of the shell are written to directly.
   *
   * @param isOfKind whether a file with this text at its start may be replaced
   * @throws Problem LOCAL as {@link #requireReplaceable}, or if it cannot be written
   */
  public static void replace(Path file, String text, Predicate<String> isOfKind) {
    try (FileChannel _ = replaceAndKeepOpen(file, text, isOfKind, SafeFile::createShared)) {
      // it is complete
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** The same with this creator, which decides who can access the file; returns its channel. */
  static FileChannel replaceAndKeepOpen(
      Path file, String text, Predicate<String> isOfKind, Replacement.Opener creator) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (isStream(file)) {
      return writtenTo(file, content);
    }
    try (DirectoryHandle directory = directory(file)) {
      requireReplaceable(file, directory, isOfKind);
      Path entry = directory.entry(file);
      Optional<PathStatus> before = PathStatus.find(entry);
      return Replacement.open(
          entry,
          content,
          fresh -> {
            FileChannel channel = creator.open(fresh);
            if (before.isPresent()) {
              restrict(fresh, before.get());
            }
            return channel;
          });
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static FileChannel writtenTo(Path stream, byte[] content) {
    try {
      FileChannel channel = SafeFile.openSpecial(stream);
      Replacement.append(channel, content);
      return channel;
    } catch (IOException e) {
      throw unwritable(stream, e);
    }
  }

  /**
   * Adds text to the end of a file of this user, which is created if there is none.
   *
   * @throws Problem LOCAL if it is not a file of this user that only this user can write
   */
  public static void append(Path file, String text) {
    try (FileChannel channel = SafeFile.openOrCreate(file)) {
      long end = channel.size();
      channel.position(end);
      boolean complete = false;
      try {
        Replacement.append(channel, text.getBytes(StandardCharsets.UTF_8));
        complete = true;
      } finally {
        if (!complete) {
          channel.truncate(end);
        }
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Requires that a file can be written or replaced.
   *
   * @param isOfKind whether a file with this text at its start may be replaced
   * @throws Problem LOCAL if the directory cannot be written, or if there is a link, anything but a
   *     regular file, or a file of another kind that is not empty
   */
  public static void requireReplaceable(Path file, Predicate<String> isOfKind) {
    if (isStream(file)) {
      return;
    }
    try (DirectoryHandle directory = directory(file)) {
      requireReplaceable(file, directory, isOfKind);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static DirectoryHandle directory(Path file) throws IOException {
    try {
      return DirectoryHandle.ofParent(file, "written");
    } catch (NoSuchFileException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be written: there is no such directory")
          .causedBy(e);
    }
  }

  private static void requireReplaceable(
      Path file, DirectoryHandle directory, Predicate<String> isOfKind) throws IOException {
    if (!Files.isWritable(directory.path())) {
      throw Problem.of(
          Problem.Kind.LOCAL,
          file + " cannot be written: this user may not write to its directory");
    }
    Path entry = directory.entry(file);
    if (exists(entry)) {
      SafeFile.requireReplaceable(file, entry);
      String start = new String(PrivateFile.readStart(entry, START_BYTES), StandardCharsets.UTF_8);
      if (!start.isEmpty() && !isOfKind.test(start)) {
        throw SafeFile.refused(
            file, "replaced", "it is a file of another kind", "another name, or remove it");
      }
    }
  }

  private static boolean isStream(Path file) {
    return SpecialFile.isNull(file) || SpecialFile.isPipeOfShell(file);
  }

  private static Problem unwritable(Path file, IOException e) {
    Problem problem =
        e instanceof FileAlreadyExistsException
            ? Problem.of(
                Problem.Kind.LOCAL, file + " already exists; it was not changed", "another name")
            : Problem.of(Problem.Kind.LOCAL, file + " cannot be written" + FailureReason.of(e));
    return problem.causedBy(e);
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

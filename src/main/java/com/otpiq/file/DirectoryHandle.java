package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A directory that stays the same one while otpiq works in it, whatever other users do to the path
 * that leads to it.
 *
 * <p>Where only {@linkplain TrustedOwners trusted users} can replace a part of the path, links of
 * theirs are followed, and the path is used as it is. From the first directory on that another user
 * can replace, no link is followed, each directory is opened from the one above it, and its entries
 * are reached through its file descriptor. That needs Linux; other systems refuse such a path.
 * Windows has no owners and permissions of this kind, so all of a path counts as this user's.
 */
final class DirectoryHandle implements AutoCloseable {
  /** As many as Linux follows in one path. */
  private static final int MAX_LINKS = 40;

  private final Path file;
  private final String verb;
  private final @Nullable Creator creator;
  private final TrustedOwners trusted;
  private final Deque<Level> levels = new ArrayDeque<>();

  /**
   * A directory of the path.
   *
   * @param path through which its entries are reached
   * @param shown the path for messages
   * @param isStable whether only trusted users can replace it
   */
  private record Level(
      Path path,
      Path shown,
      PathStatus status,
      boolean isStable,
      @Nullable DirectoryDescriptor descriptor) {}

  /** Creates a directory that is missing. */
  private interface Creator {
    void create(Path entry, Path shown) throws IOException;
  }

  private DirectoryHandle(Path file, String verb, @Nullable Creator creator) throws IOException {
    this.trusted = new TrustedOwners();
    this.file = file;
    this.verb = verb;
    this.creator = creator;
  }

  /**
   * Opens the directory of a file.
   *
   * @param verb what cannot be done to the file otherwise, for the error message
   * @throws Problem LOCAL if another user can redirect the path
   */
  static DirectoryHandle ofParent(Path file, String verb) throws IOException {
    return open(SafeFile.parent(file), new DirectoryHandle(file, verb, null));
  }

  /**
   * Opens the directory of a file, and creates missing directories with these attributes.
   *
   * @param created is told of each new directory
   */
  static DirectoryHandle createParent(
      Path file, Consumer<Path> created, FileAttribute<?>... attributes) throws IOException {
    Creator creator =
        (entry, shown) -> {
          Files.createDirectory(entry, attributes);
          created.accept(shown);
        };
    return open(SafeFile.parent(file), new DirectoryHandle(file, "written", creator));
  }

  /** Opens a directory. */
  static DirectoryHandle of(Path directory, String verb) throws IOException {
    return open(directory.toAbsolutePath(), new DirectoryHandle(directory, verb, null));
  }

  private static DirectoryHandle open(Path directory, DirectoryHandle handle) throws IOException {
    boolean isOpen = false;
    try {
      handle.walk(directory);
      isOpen = true;
      return handle;
    } finally {
      if (!isOpen) {
        handle.close();
      }
    }
  }

  /** The path through which the directory is reached. */
  Path path() {
    return levels.getLast().path;
  }

  /** The path through which an entry is reached, if this is the directory of the file. */
  Path entry(Path file) {
    return file.getFileName() == null ? path() : path().resolve(file.getFileName());
  }

  /** Whether only trusted users can replace a part of the path, so that programs can use it. */
  boolean isStable() {
    return levels.getLast().isStable;
  }

  private void walk(Path directory) throws IOException {
    if (!PathStatus.hasOwners(directory)) {
      createMissing(directory);
      levels.add(new Level(directory, directory, PathStatus.ofTarget(directory), true, null));
      return;
    }
    Path root = directory.getRoot();
    levels.add(new Level(root, root, PathStatus.of(root), true, null));
    Deque<Path> names = new ArrayDeque<>();
    directory.forEach(names::add);
    for (int links = 0; !names.isEmpty(); ) {
      Path name = names.removeFirst();
      if (name.toString().equals("..")) {
        leave();
      } else if (!name.toString().equals(".") && !name.toString().isEmpty()) {
        PathStatus next = status(name);
        if (!next.isLink()) {
          enter(name, next);
        } else if (++links > MAX_LINKS) {
          throw new FileSystemLoopException(file.toString());
        } else {
          follow(name, next, names);
        }
      }
    }
  }

  private void createMissing(Path directory) throws IOException {
    if (creator != null && !Files.isDirectory(directory)) {
      createMissing(SafeFile.parent(directory));
      try {
        creator.create(directory, directory);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(directory)) {
          throw e;
        }
      }
    }
  }

  /** What is there; if it is missing, perhaps a new directory. */
  private PathStatus status(Path name) throws IOException {
    Path entry = levels.getLast().path.resolve(name);
    try {
      return PathStatus.of(entry);
    } catch (NoSuchFileException e) {
      if (creator == null) {
        throw e;
      }
    }
    try {
      creator.create(entry, levels.getLast().shown.resolve(name));
    } catch (FileAlreadyExistsException _) {
      // another process was faster
    }
    return PathStatus.of(entry);
  }

  private void leave() throws IOException {
    if (levels.size() > 1) {
      close(levels.removeLast());
    }
  }

  /** Puts the target of a link in front of the names that follow. */
  private void follow(Path name, PathStatus link, Deque<Path> names) throws IOException {
    Level above = levels.getLast();
    Path shown = above.shown.resolve(name);
    if (!trusted.own(link)) {
      throw SafeFile.refused(file, verb, shown + " is a link of another user", "ls -ld " + shown);
    }
    if (!isStable(above, link)) {
      throw SafeFile.refused(
          file,
          verb,
          shown + " is a link in a directory that other users can change",
          "the path that it leads to");
    }
    Path target = Files.readSymbolicLink(link.path());
    if (target.isAbsolute()) {
      while (levels.size() > 1) {
        leave();
      }
    }
    Deque<Path> parts = new ArrayDeque<>();
    target.forEach(parts::add);
    parts.descendingIterator().forEachRemaining(names::addFirst);
  }

  private boolean isStable(Level above, PathStatus entry) {
    return above.isStable && trusted.keep(above.status, entry);
  }

  private void enter(Path name, PathStatus next) throws IOException {
    Level above = levels.getLast();
    Path shown = above.shown.resolve(name);
    if (!next.isDirectory()) {
      throw new NotDirectoryException(shown.toString());
    }
    if (isStable(above, next)) {
      levels.add(new Level(next.path(), shown, next, true, null));
      return;
    }
    if (!DirectoryDescriptor.isSupported()) {
      throw SafeFile.refused(
          file, verb, "other users can replace " + shown, "a directory that only you can write");
    }
    DirectoryDescriptor open = DirectoryDescriptor.open(above.path, above.descriptor, name);
    levels.add(new Level(open.path(), shown, open.status(), false, open));
  }

  private static void close(Level level) throws IOException {
    if (level.descriptor != null) {
      level.descriptor.close();
    }
  }

  @Override
  public void close() throws IOException {
    if (!levels.isEmpty()) {
      try {
        close(levels.removeLast());
      } finally {
        close();
      }
    }
  }
}

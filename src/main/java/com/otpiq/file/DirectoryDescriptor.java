package com.otpiq.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An open directory, whose entries are reached through its file descriptor. Java can open a
 * directory from the one above it without following a link, but cannot create directories in it or
 * read owners there, so otpiq uses the path that Linux gives each descriptor.
 */
final class DirectoryDescriptor implements AutoCloseable {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Keeps threads from taking a descriptor that another one closes and the system reuses. */
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final SecureDirectoryStream<Path> stream;
  private final PathStatus status;

  private DirectoryDescriptor(SecureDirectoryStream<Path> stream, PathStatus status) {
    this.stream = stream;
    this.status = status;
  }

  /** Whether this system gives file descriptors a path. */
  static boolean isSupported() {
    return Files.exists(DESCRIPTORS);
  }

  /**
   * Opens a directory. Only the thread that opened it may close it; others wait.
   *
   * @param parent the directory above it
   * @param above the same, if it is open
   * @throws IOException if it is a link, or no directory that this user can read
   */
  static DirectoryDescriptor open(Path parent, @Nullable DirectoryDescriptor above, Path name)
      throws IOException {
    LOCK.lock();
    boolean isOpen = false;
    try {
      var stream = above == null ? stream(parent, name) : stream(above.stream, name);
      try {
        var descriptor = new DirectoryDescriptor(stream, status(stream));
        isOpen = true;
        return descriptor;
      } finally {
        if (!isOpen) {
          stream.close();
        }
      }
    } finally {
      if (!isOpen) {
        LOCK.unlock();
      }
    }
  }

  private static SecureDirectoryStream<Path> stream(Path parent, Path name) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
      if (stream instanceof SecureDirectoryStream<Path> open) {
        return stream(open, name);
      }
      throw new IOException(parent + " cannot be opened as a directory");
    }
  }

  private static SecureDirectoryStream<Path> stream(SecureDirectoryStream<Path> above, Path name)
      throws IOException {
    return above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
  }

  /** The status of an open directory, by the path of its descriptor, which Java does not tell. */
  private static PathStatus status(SecureDirectoryStream<Path> open) throws IOException {
    Object key = open.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        // Another thread may have closed it meanwhile.
        if (Files.isDirectory(descriptor)) {
          PathStatus status = PathStatus.ofTarget(descriptor);
          if (status.hasKey(key)) {
            return status;
          }
        }
      }
    }
    throw new IOException("the directory was closed");
  }

  /** The path that leads to the directory as long as it is open. */
  Path path() {
    return status.path();
  }

  PathStatus status() {
    return status;
  }

  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } finally {
      LOCK.unlock();
    }
  }
}

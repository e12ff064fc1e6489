package com.otpiq.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replaces a file by a complete new one, or not at all. */
final class Replacement {
  /** How the names of files end that were not moved to their place yet. */
  static final String TEMPORARY_SUFFIX = ".new";

  private Replacement() {}

  /** A way to open a file. */
  @FunctionalInterface
  interface Opener {
    /** Opens the file of this name. */
    FileChannel open(Path file) throws IOException;
  }

  /**
   * In a directory that is open, writes a file of another name and moves it to this one, so that
   * other processes see the old or the new content. Whatever is there is not changed: only its name
   * is lost.
   */
  static void write(Path entry, byte[] content, Opener creator) throws IOException {
    open(entry, content, creator).close();
  }

  /** Replaces a file as {@link #write}, and returns the channel of the new one. */
  static FileChannel open(Path entry, byte[] content, Opener creator) throws IOException {
    Path fresh = entry.resolveSibling("." + UUID.randomUUID() + TEMPORARY_SUFFIX);
    @Nullable FileChannel channel = null;
    boolean moved = false;
    try {
      channel = creator.open(fresh);
      append(channel, content);
      channel.force(true);
      Files.move(fresh, entry, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
      return channel;
    } finally {
      if (!moved) {
        if (channel != null) {
          channel.close();
        }
        Files.deleteIfExists(fresh);
      }
    }
  }

  /** Writes all of the content. */
  static void append(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

package com.otpiq.journal;

import com.otpiq.file.AppendOnlyFile;
import com.otpiq.file.DirectoryLock;
import com.otpiq.file.PartialWrite;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a journal small and whole: mends what a crash tore, removes the oldest. Only for whoever
 * has the {@link DirectoryLock}; a file that a living otpiq writes is left alone.
 */
final class Retention {
  private static final int MAX_RUNS = 200;

  /** With a last file as long as a file gets, the whole stays under 64 MiB. */
  private static final long MAX_BYTES = 32 << 20;

  /** Where a run goes on in a further file; one record more is 8 MiB at most. */
  static final long SEGMENT_BYTES = 24 << 20;

  private Retention() {}

  /**
   * Makes room for one more file.
   *
   * @param own the file that we write ourselves: opening and closing it would give away its lock
   */
  static void evictOldest(Path directory, Optional<JournalSegment> own) throws IOException {
    Deque<JournalSegment> files =
        new ArrayDeque<>(
            JournalSegment.list(directory).stream()
                .filter(file -> own.filter(file::equals).isEmpty())
                .filter(Retention::isEvictable)
                .toList());
    while (runs(files) >= MAX_RUNS || bytes(files) > MAX_BYTES) {
      Files.delete(files.removeFirst().path());
    }
  }

  private static long runs(Collection<JournalSegment> files) {
    return files.stream().mapToLong(JournalSegment::run).distinct().count();
  }

  private static long bytes(Collection<JournalSegment> files) throws IOException {
    long bytes = 0;
    for (JournalSegment file : files) {
      bytes += Files.size(file.path());
    }
    return bytes;
  }

  /** Whether a living otpiq writes one of these. */
  static boolean isBeingWritten(List<JournalSegment> run) throws IOException {
    for (JournalSegment file : run) {
      if (isBeingWritten(file)) {
        return true;
      }
    }
    return false;
  }

  /** Removes files that nobody writes. */
  static void delete(List<JournalSegment> files) throws IOException {
    for (JournalSegment file : files) {
      Files.delete(file.path());
    }
  }

  /** Whether a file is worth keeping and nobody writes it; an empty one goes. */
  private static boolean isEvictable(JournalSegment file) {
    try {
      if (isBeingWritten(file)) {
        return false;
      }
      if (Files.size(file.path()) == 0) {
        Files.delete(file.path());
        return false;
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether a living otpiq writes it; where none does, a torn tail is set aside. */
  private static boolean isBeingWritten(JournalSegment file) throws IOException {
    if (file.isPartialWrite()) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (AppendOnlyFile.tryLock(channel) == null) {
        return true;
      }
      PartialWrite.moveAside(file.path(), channel);
      return false;
    }
  }
}

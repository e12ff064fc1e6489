package com.otpiq.journal;

import com.otpiq.file.AppendOnlyFile;
import com.otpiq.file.DirectoryLock;
import com.otpiq.file.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Limits the size of a journal: deletes the oldest segments, and moves partial writes aside. The
 * caller must hold the {@link DirectoryLock}. Segments that an otpiq is writing are not touched.
 */
final class Retention {
  private Retention() {}

  /**
   * Deletes the oldest segments until there is room for one more.
   *
   * @param own the segment that this process is writing: opening and closing it would release its
   *     lock
   */
  static void evictOldest(Path directory, Optional<JournalSegment> own, RetentionLimits limits)
      throws IOException {
    Deque<JournalSegment> files =
        new ArrayDeque<>(
            JournalSegment.list(directory).stream()
                .filter(file -> own.filter(file::equals).isEmpty())
                .filter(Retention::isEvictable)
                .toList());
    while (runs(files) >= limits.runs() || bytes(files) > limits.bytes()) {
      PrivateFile.delete(files.removeFirst().path());
    }
  }

  private static long runs(Collection<JournalSegment> files) {
    return files.stream().mapToLong(JournalSegment::run).distinct().count();
  }

  private static long bytes(Collection<JournalSegment> files) throws IOException {
    long bytes = 0;
    for (JournalSegment file : files) {
      bytes += PrivateFile.size(file.path());
    }
    return bytes;
  }

  /** Whether an otpiq is writing one of these segments. */
  static boolean isBeingWritten(List<JournalSegment> run) throws IOException {
    for (JournalSegment file : run) {
      if (isBeingWritten(file)) {
        return true;
      }
    }
    return false;
  }

  /** Deletes segments. */
  static void delete(List<JournalSegment> files) throws IOException {
    for (JournalSegment file : files) {
      PrivateFile.delete(file.path());
    }
  }

  /** Whether a segment has records and no otpiq is writing it; deletes it if it is empty. */
  private static boolean isEvictable(JournalSegment file) {
    try {
      if (isBeingWritten(file)) {
        return false;
      }
      if (PrivateFile.size(file.path()) == 0) {
        PrivateFile.delete(file.path());
        return false;
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether an otpiq is writing this segment. */
  private static boolean isBeingWritten(JournalSegment file) throws IOException {
    return !file.isPartialWrite() && AppendOnlyFile.isBeingWritten(file.path());
  }
}

package com.otpiq.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of a journal that a crash left without its newline. */
public final class PartialWrite {
  private PartialWrite() {}

  /**
   * Moves what follows the last newline into a file beside the journal, named after the byte where
   * it stood.
   */
  public static void moveAside(Path file, FileChannel journal) throws IOException {
    long end = journal.size();
    long start = afterLastNewline(journal, end);
    if (start == end) {
      return;
    }
    ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(end - start));
    while (tail.hasRemaining() && journal.read(tail, start + tail.position()) >= 0) {
      // a read may bring less than was asked for
    }
    Path aside = file.resolveSibling(file.getFileName() + ".torn-" + start);
    tail.flip();
    try (FileChannel torn =
        PrivateFile.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (tail.hasRemaining()) {
        torn.write(tail);
      }
    }
    journal.truncate(start);
  }

  private static long afterLastNewline(FileChannel journal, long end) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = end; at > 0; at--) {
      one.clear();
      journal.read(one, at - 1);
      if (one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }
}

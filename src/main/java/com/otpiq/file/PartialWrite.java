package com.otpiq.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The incomplete last line that a crash leaves in a file of records. */
final class PartialWrite {
  private PartialWrite() {}

  /**
   * Moves the bytes after the last newline into a new file in the same directory. The new file's
   * name ends with {@code .torn-} and the offset of the first moved byte.
   */
  static void moveAside(Path file, FileChannel channel) throws IOException {
    long end = channel.size();
    long start = afterLastNewline(channel, end);
    if (start == end) {
      return;
    }
    ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(end - start));
    while (tail.hasRemaining() && channel.read(tail, start + tail.position()) >= 0) {
      // a read may return fewer bytes than requested
    }
    Path aside = file.resolveSibling(file.getFileName() + ".torn-" + start);
    tail.flip();
    try (FileChannel moved =
        PrivateFile.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (tail.hasRemaining()) {
        moved.write(tail);
      }
    }
    channel.truncate(start);
  }

  private static long afterLastNewline(FileChannel channel, long end) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = end; at > 0; at--) {
      one.clear();
      channel.read(one, at - 1);
      if (one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }
}

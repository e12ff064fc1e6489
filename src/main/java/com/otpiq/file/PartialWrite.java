package com.otpiq.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** The incomplete last line that a crash leaves in a file of records. */
final class PartialWrite {
  private static final int MAX_NAMES = 100;

  private PartialWrite() {}

  /**
   * Moves the bytes after the last newline into a new file in the same directory. The new file's
   * name ends with {@code .torn-} and the offset of the first moved byte; if there is such a file
   * already, a number follows.
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
    tail.flip();
    try (FileChannel moved = create(file.resolveSibling(file.getFileName() + ".torn-" + start))) {
      while (tail.hasRemaining()) {
        moved.write(tail);
      }
    }
    channel.truncate(start);
  }

  private static FileChannel create(Path first) throws IOException {
    Path name = first;
    for (int number = 2; ; number++) {
      try {
        return SafeFile.create(name);
      } catch (FileAlreadyExistsException _) {
        if (number > MAX_NAMES) {
          String reason = "there are " + MAX_NAMES + " files of its partial writes; remove them";
          throw new FileAlreadyExistsException(first.toString(), null, reason);
        }
        name = first.resolveSibling(first.getFileName() + "-" + number);
      }
    }
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

package com.otpiq.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Passes the output of a command on, and keeps the end of it. */
final class OutputTail {
  private static final int KEPT = 32 << 10;
  private static final int BUFFER = 8 << 10;

  /** How long to wait for output that a process wrote before its end. */
  private static final Duration REST = Duration.ofMillis(300);

  private final byte[] kept = new byte[KEPT];
  private long written;
  private final Thread pump;

  /** Copies all that can be read, on a thread of its own. */
  OutputTail(InputStream from, OutputStream to) {
    pump = Thread.ofPlatform().daemon().name("output").start(() -> copy(from, to));
  }

  private void copy(InputStream from, OutputStream to) {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        keep(buffer, count);
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException _) {
      // the process has ended, or nothing reads the output of otpiq
    }
  }

  private synchronized void keep(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      kept[(int) (written++ % KEPT)] = bytes[i];
    }
  }

  /** Waits for the rest of the output of a process that has ended. */
  void awaitEnd() throws InterruptedException {
    pump.join(REST);
  }

  /** The last lines; the first of them may be cut. */
  List<String> lines(int most) {
    List<String> all = new String(bytes(), StandardCharsets.UTF_8).lines().toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private synchronized byte[] bytes() {
    if (written <= KEPT) {
      return Arrays.copyOf(kept, (int) written);
    }
    int start = (int) (written % KEPT);
    byte[] all = new byte[KEPT];
    System.arraycopy(kept, start, all, 0, KEPT - start);
    System.arraycopy(kept, 0, all, KEPT - start, start);
    return all;
  }
}

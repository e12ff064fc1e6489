package com.otpiq.file;

import com.otpiq.time.Stopwatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whoever has it may make and remove files of a folder of otpiq's state: one process, and one
 * thread of it. It is held for moments only, and never while a webhook is written.
 */
public final class DirectoryLock implements AutoCloseable {
  /** A lock of the system is the whole process's, so its threads need one more. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for it, but not for ever.
   *
   * @throws IOException where another process does not give it up
   */
  public static DirectoryLock acquire(Path directory) throws IOException {
    THREADS.lock();
    try {
      FileChannel channel =
          PrivateFile.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        Stopwatch watch = Stopwatch.start();
        while (channel.tryLock() == null) {
          if (Thread.currentThread().isInterrupted() || watch.leftOf(TIMEOUT).isZero()) {
            throw new IOException("another process has " + directory.resolve("lock"));
          }
          LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return new DirectoryLock(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      THREADS.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      THREADS.unlock();
    }
  }
}

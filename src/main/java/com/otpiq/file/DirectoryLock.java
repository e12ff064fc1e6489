package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.time.Stopwatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on a directory of otpiq's state. Only the thread that holds it may create or delete files
 * there. Hold it briefly, and never while a webhook is being written.
 */
public final class DirectoryLock implements AutoCloseable {
  /** File locks belong to the whole process, so its threads need a lock of their own. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Acquires the lock; waits up to 10 seconds.
   *
   * @throws Problem LOCAL if another process still holds it by then, or the thread is interrupted
   * @throws IOException if the directory cannot be used
   */
  public static DirectoryLock acquire(Path directory) throws IOException {
    return acquire(directory, TIMEOUT);
  }

  /**
   * Acquires the lock without a wait, for a thread on which others depend.
   *
   * @throws Problem LOCAL if another process or thread holds it
   * @throws IOException if the directory cannot be used
   */
  public static DirectoryLock acquireAtOnce(Path directory) throws IOException {
    return acquire(directory, Duration.ZERO);
  }

  /** Acquires the lock; waits no longer than the timeout for each of threads and processes. */
  static DirectoryLock acquire(Path directory, Duration timeout) throws IOException {
    if (!isFreeOfThreads(timeout)) {
      throw locked(directory);
    }
    boolean acquired = false;
    try {
      FileChannel channel = SafeFile.openOrCreate(directory.resolve("lock"));
      try {
        waitForOthers(channel, directory, timeout);
        acquired = true;
        return new DirectoryLock(channel);
      } finally {
        if (!acquired) {
          channel.close();
        }
      }
    } finally {
      if (!acquired) {
        THREADS.unlock();
      }
    }
  }

  private static boolean isFreeOfThreads(Duration timeout) {
    try {
      return THREADS.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Problem locked(Path directory) {
    return Problem.of(
        Problem.Kind.LOCAL,
        "another otpiq has locked " + directory,
        "the same again when it has ended");
  }

  private static void waitForOthers(FileChannel channel, Path directory, Duration timeout)
      throws IOException {
    Stopwatch stopwatch = Stopwatch.start();
    while (!isLocked(channel)) {
      if (Thread.currentThread().isInterrupted() || stopwatch.remainingOf(timeout).isZero()) {
        throw locked(directory);
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
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

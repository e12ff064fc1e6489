package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  private @TempDir Path dir;

  @Test
  void one_thread_has_it_at_a_time() {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    IntStream.range(0, 8)
        .mapToObj(_ -> CompletableFuture.runAsync(() -> hold(holders, most)))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(most).hasValue(1);
  }

  @Test
  void it_can_be_acquired_again_after_it_was_released() throws IOException {
    DirectoryLock.acquire(dir).close();

    try (DirectoryLock _ = DirectoryLock.acquire(dir)) {
      assertThat(dir.resolve("lock")).exists();
    }
  }

  @Test
  void a_directory_that_does_not_exist_cannot_be_locked_and_blocks_no_other() throws IOException {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DirectoryLock.acquire(dir.resolve("none")));

    DirectoryLock.acquire(dir, Duration.ZERO).close();
  }

  @Test
  void a_lock_of_another_otpiq_is_an_error_that_says_so_after_the_timeout() throws IOException {
    try (FileChannel other =
        FileChannel.open(
            dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();

      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> DirectoryLock.acquire(dir, Duration.ofMillis(1)))
          .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCAL))
          .withMessage("another otpiq has locked " + dir);
    }
    assertThatItIsFree();
  }

  @Test
  void an_interrupted_thread_does_not_wait_and_stays_interrupted() throws IOException {
    try (FileChannel other =
        FileChannel.open(
            dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> DirectoryLock.acquire(dir)).isInstanceOf(Exception.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThatItIsFree();
  }

  @Test
  void a_thread_that_must_not_wait_gets_a_lock_that_is_free_and_no_other() throws IOException {
    DirectoryLock.acquireAtOnce(dir).close();

    DirectoryLock held = DirectoryLock.acquire(dir);
    try {
      assertThat(
              CompletableFuture.supplyAsync(this::problemOfAnother)
                  .orTimeout(5, TimeUnit.SECONDS)
                  .join())
          .isEqualTo("another otpiq has locked " + dir);
    } finally {
      held.close();
    }
    DirectoryLock.acquireAtOnce(dir).close();
  }

  private String problemOfAnother() {
    try {
      DirectoryLock.acquireAtOnce(dir).close();
      return "acquired";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Problem problem) {
      return problem.message();
    }
  }

  @Test
  void an_exception_of_any_kind_leaves_the_lock_free() throws IOException {
    FileSystem closed = FileSystems.newFileSystem(dir.resolve("a.zip"), Map.of("create", "true"));
    Path directory = closed.getPath("/");
    closed.close();

    assertThatThrownBy(() -> DirectoryLock.acquire(directory))
        .isInstanceOf(ClosedFileSystemException.class);
    assertThatItIsFree();
  }

  /** Whether another thread can acquire the lock. */
  private void assertThatItIsFree() {
    AtomicInteger most = new AtomicInteger();
    CompletableFuture.runAsync(() -> hold(new AtomicInteger(), most))
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
    assertThat(most).hasValue(1);
  }

  private void hold(AtomicInteger holders, AtomicInteger most) {
    try (DirectoryLock _ = DirectoryLock.acquire(dir)) {
      most.accumulateAndGet(holders.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      holders.decrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

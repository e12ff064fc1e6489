package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

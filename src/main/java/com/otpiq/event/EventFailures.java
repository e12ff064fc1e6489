package com.otpiq.event;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts the events of a run that failed because of internal errors; they decide its exit code. */
public final class EventFailures {
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

  /** A reporter that counts the failed events which it passes on, those of the target included. */
  public Reporter counted(Reporter target) {
    return new EventBoundary(event -> {
      target.report(event);
      if (event instanceof Event.EventFailed failed) {
        count.incrementAndGet();
        first.compareAndSet(null, failed.cause());
      }
    });
  }

  /** How many events failed. */
  public long count() {
    return count.get();
  }

  /** The cause of the first failure. */
  public Optional<Throwable> first() {
    return Optional.ofNullable(first.get());
  }
}

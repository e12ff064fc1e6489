package com.otpiq.sandbox;

import com.otpiq.event.SandboxEvent;

/** Counts messages and webhooks. Guarded by the lock of {@link SandboxState}. */
final class SandboxTotals {
  private SandboxEvent.SandboxSummary beforeReset =
      new SandboxEvent.SandboxSummary(0, 0, 0, 0, 0, 0, 0);
  private long messages;
  private long lastMessage;
  private long webhooks;
  private long acknowledged;
  private long failed;
  private long expected;
  private long failedEarlier;
  private long unreadable;
  private long unfinished;

  /** The number of the next message; numbers are used again only after a reset. */
  long nextMessage() {
    return lastMessage + 1;
  }

  void accepted(long number) {
    messages++;
    lastMessage = Math.max(lastMessage, number);
    unfinished++;
  }

  long nextWebhook() {
    return ++webhooks;
  }

  void count(PendingDelivery.State state, int by) {
    switch (state) {
      case WAITING -> {}
      case ACKNOWLEDGED -> acknowledged += by;
      case FAILED -> failed += by;
      case FAILED_AS_EXPECTED -> {
        failed += by;
        expected += by;
      }
      case FAILED_EARLIER -> failedEarlier += by;
    }
  }

  /** A finished message has webhooks to come again. */
  void reopened() {
    unfinished++;
  }

  /** A message has no steps and no webhooks to come. */
  void finished() {
    unfinished--;
  }

  boolean isBusy() {
    return unfinished > 0;
  }

  /** Begins again, but remembers what {@link #summary} counts. */
  void reset() {
    SandboxEvent.SandboxSummary total = summary();
    beforeReset =
        new SandboxEvent.SandboxSummary(
            total.messages(),
            total.acknowledged(),
            total.failed(),
            total.expected(),
            total.failedEarlier(),
            0,
            0);
    messages = 0;
    lastMessage = 0;
    webhooks = 0;
    acknowledged = 0;
    failed = 0;
    expected = 0;
    failedEarlier = 0;
    unfinished = 0;
  }

  /** Counts requests that the server could not read; a reset does not forget them. */
  void countUnreadable(long requests) {
    unreadable += requests;
  }

  /** The totals since the last reset. */
  SandboxEvent.SandboxSummary sinceReset() {
    return new SandboxEvent.SandboxSummary(
        messages,
        acknowledged,
        failed,
        expected,
        failedEarlier,
        webhooks - acknowledged - failed - failedEarlier,
        unreadable);
  }

  /** The totals since the start; webhooks that a reset dropped do not wait any more. */
  SandboxEvent.SandboxSummary summary() {
    SandboxEvent.SandboxSummary now = sinceReset();
    return new SandboxEvent.SandboxSummary(
        beforeReset.messages() + now.messages(),
        beforeReset.acknowledged() + now.acknowledged(),
        beforeReset.failed() + now.failed(),
        beforeReset.expected() + now.expected(),
        beforeReset.failedEarlier() + now.failedEarlier(),
        now.waiting(),
        unreadable);
  }
}

package com.otpiq.sandbox;

import com.otpiq.event.SandboxEvent;

/** Counts messages and webhooks. Guarded by the lock of {@link SandboxState}. */
final class SandboxTotals {
  private SandboxEvent.SandboxSummary beforeReset =
      new SandboxEvent.SandboxSummary(0, 0, 0, 0, 0, 0);
  private long messages;
  private long lastMessage;
  private long webhooks;
  private long acknowledged;
  private long failed;
  private long expected;
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
    acknowledged += state == PendingDelivery.State.ACKNOWLEDGED ? by : 0;
    failed += state.isFailed() ? by : 0;
    expected += state == PendingDelivery.State.FAILED_AS_EXPECTED ? by : 0;
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
            total.messages(), total.acknowledged(), total.failed(), total.expected(), 0, 0);
    messages = 0;
    lastMessage = 0;
    webhooks = 0;
    acknowledged = 0;
    failed = 0;
    expected = 0;
    unfinished = 0;
  }

  /** Counts requests that the server could not read; a reset does not forget them. */
  void countUnreadable(long requests) {
    unreadable += requests;
  }

  /** The totals since the last reset. */
  SandboxEvent.SandboxSummary sinceReset() {
    return new SandboxEvent.SandboxSummary(
        messages, acknowledged, failed, expected, webhooks - acknowledged - failed, unreadable);
  }

  /** The totals since the start; webhooks that a reset dropped do not wait any more. */
  SandboxEvent.SandboxSummary summary() {
    SandboxEvent.SandboxSummary now = sinceReset();
    return new SandboxEvent.SandboxSummary(
        beforeReset.messages() + now.messages(),
        beforeReset.acknowledged() + now.acknowledged(),
        beforeReset.failed() + now.failed(),
        beforeReset.expected() + now.expected(),
        now.waiting(),
        unreadable);
  }
}

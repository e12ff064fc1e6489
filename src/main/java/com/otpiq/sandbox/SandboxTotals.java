package com.otpiq.sandbox;

import com.otpiq.event.SandboxEvent;

/** Counts messages and webhooks. Guarded by the lock of {@link SandboxState}. */
final class SandboxTotals {
  private long messages;
  private long lastMessage;
  private long webhooks;
  private long acknowledged;
  private long failed;
  private long unfinished;

  /** The number of the next message; numbers are never used twice. */
  long nextMessage() {
    return lastMessage + 1;
  }

  void accepted(long number) {
    messages++;
    lastMessage = Math.max(lastMessage, number);
  }

  long nextWebhook() {
    return ++webhooks;
  }

  void count(PendingDelivery.State state, int by) {
    acknowledged += state == PendingDelivery.State.ACKNOWLEDGED ? by : 0;
    failed += state == PendingDelivery.State.FAILED ? by : 0;
  }

  /** A message is accepted or redelivered, and has steps or webhooks to come. */
  void started() {
    unfinished++;
  }

  /** A message has no steps and no webhooks to come. */
  void finished() {
    unfinished--;
  }

  boolean isBusy() {
    return unfinished > 0;
  }

  void reset() {
    messages = 0;
    webhooks = 0;
    acknowledged = 0;
    failed = 0;
    unfinished = 0;
  }

  SandboxEvent.SandboxSummary summary() {
    return new SandboxEvent.SandboxSummary(
        messages, acknowledged, failed, webhooks - acknowledged - failed);
  }
}

package com.otpiq.sandbox;

import com.otpiq.event.Event;

/** Counts messages and webhooks. Guarded by the world's lock. */
final class SandboxTotals {
  private long messages;
  private long lastMessage;
  private long dispatched;
  private long acknowledged;
  private long failed;
  private long open;

  /** The number that the next message has; numbers are never used again. */
  long nextMessage() {
    return lastMessage + 1;
  }

  void accepted(long number) {
    messages++;
    lastMessage = Math.max(lastMessage, number);
  }

  long nextDispatch() {
    return ++dispatched;
  }

  void count(PendingDelivery.State how, int by) {
    acknowledged += how == PendingDelivery.State.ACKNOWLEDGED ? by : 0;
    failed += how == PendingDelivery.State.FAILED ? by : 0;
  }

  /** One more message to which something will happen. */
  void opened() {
    open++;
  }

  /** One of them is over. */
  void settled() {
    open--;
  }

  boolean isBusy() {
    return open > 0;
  }

  void reset() {
    messages = 0;
    dispatched = 0;
    acknowledged = 0;
    failed = 0;
    open = 0;
  }

  Event.Simulated summary() {
    return new Event.Simulated(messages, acknowledged, failed, dispatched - acknowledged - failed);
  }
}

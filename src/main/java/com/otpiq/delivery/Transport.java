package com.otpiq.delivery;

import com.otpiq.webhook.Delivery;
import java.time.Duration;

/** What carries a delivery to its receiver, once. */
public interface Transport extends AutoCloseable {
  /**
   * Carries one delivery once. Whatever the network does is an outcome, never an exception.
   *
   * @param deadline over the whole exchange, from before the name is looked up to the end of the
   *     answer
   */
  Outcome send(Delivery delivery, Duration deadline) throws InterruptedException;

  /** Gives up all connections. */
  @Override
  void close();
}

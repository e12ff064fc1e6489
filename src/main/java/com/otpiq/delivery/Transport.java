package com.otpiq.delivery;

import com.otpiq.webhook.Delivery;
import java.time.Duration;

/** Sends deliveries to one receiver. */
public interface Transport extends AutoCloseable {
  /**
   * Sends one delivery once. Network failures are outcomes, not exceptions.
   *
   * @param deadline for the whole exchange, from the lookup of the host name to the last byte of
   *     the response
   */
  Outcome send(Delivery delivery, Duration deadline) throws InterruptedException;

  /** Closes all connections. */
  @Override
  void close();
}

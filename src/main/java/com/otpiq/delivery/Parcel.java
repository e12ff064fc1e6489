package com.otpiq.delivery;

import com.otpiq.webhook.Delivery;
import java.time.Instant;

/** A webhook that is to be delivered: the same body each time, its headers made for each attempt. */
@FunctionalInterface
public interface Parcel {
  /**
   * The delivery as it goes on the wire.
   *
   * @param attempt counted from 1
   */
  Delivery forAttempt(int attempt, Instant now);
}

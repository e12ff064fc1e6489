package com.otpiq.message;

import java.time.Duration;

/**
 * The number of messages that OTPIQ accepts for one phone number: 10 requests in 10 minutes (OTPIQ,
 * "Rate limits").
 */
public final class RateLimit {
  public static final int MAX_REQUESTS = 10;
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private RateLimit() {}
}

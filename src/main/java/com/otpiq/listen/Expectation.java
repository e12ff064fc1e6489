package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Filter;

/**
 * Webhooks that must come, or must not.
 *
 * @param least how many must be accepted
 * @param most how many may be
 */
public record Expectation(Filter filter, long least, long most) {
  /** This many webhooks that say so, or more. */
  public static Expectation of(Filter filter, long least) {
    return new Expectation(filter, least, Long.MAX_VALUE);
  }

  /** Not one webhook. */
  public static Expectation none() {
    return new Expectation(Filter.ALL, 0, 0);
  }

  boolean fits(Delivery delivery) {
    return filter.matches(delivery.body());
  }

  ExpectationState after(long came) {
    String what = filter.text().isEmpty() ? "webhooks" : filter.text();
    return new ExpectationState(most == 0 ? "no webhook" : what, least, most, came);
  }
}

package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Filter;

/**
 * How many webhooks of some kind the listener must accept.
 *
 * @param least the smallest number that meets the expectation
 * @param most the largest one
 */
public record Expectation(Filter filter, long least, long most) {
  /** At least this many webhooks that match the filter. */
  public static Expectation of(Filter filter, long least) {
    return new Expectation(filter, least, Long.MAX_VALUE);
  }

  /** No webhook at all. */
  public static Expectation none() {
    return new Expectation(Filter.ALL, 0, 0);
  }

  boolean matches(Delivery delivery) {
    return filter.matches(delivery.body());
  }

  ExpectationState stateAfter(long accepted) {
    String what = filter.text().isEmpty() ? "webhooks" : filter.text();
    return new ExpectationState(most == 0 ? "no webhook" : what, least, most, accepted);
  }
}

package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Filter;

/**
 * How many webhooks of some kind the listener must accept.
 *
 * @param minimum the smallest number that meets the expectation
 * @param maximum the largest one
 */
public record Expectation(Filter filter, long minimum, long maximum) {
  /** At least this many webhooks that match the filter. */
  public static Expectation of(Filter filter, long minimum) {
    return new Expectation(filter, minimum, Long.MAX_VALUE);
  }

  /** No webhook at all. */
  public static Expectation none() {
    return new Expectation(Filter.ALL, 0, 0);
  }

  boolean matches(Delivery delivery) {
    return filter.matches(delivery.body(), 0);
  }

  ExpectationState stateAfter(long accepted) {
    String what = filter.text().isEmpty() ? "webhooks" : filter.text();
    return new ExpectationState(maximum == 0 ? "no webhook" : what, minimum, maximum, accepted);
  }
}

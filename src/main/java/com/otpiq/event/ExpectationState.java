package com.otpiq.event;

/**
 * An expectation of a listener, and how many webhooks matched it.
 *
 * @param description what is expected, such as {@code status=delivered}
 * @param minimum how many must be received
 * @param maximum how many may be received
 * @param received how many were received
 */
public record ExpectationState(String description, long minimum, long maximum, long received) {
  /** Whether the number received is within the limits. */
  public boolean isMet() {
    return received >= minimum && received <= maximum;
  }
}

package com.otpiq.check.session;

import com.otpiq.verdict.IncompleteCheckException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The time limit of a run: no exchange begins or goes on after it.
 *
 * @param remaining the rest of the time; zero at the end
 */
public record TimeLimit(Supplier<Duration> remaining) {
  /** Why a check is skipped after the end of the time limit. */
  public static final String REACHED = "the time limit of --max-time was reached";

  /** What is done with the receiver or the application, by a deadline. */
  @FunctionalInterface
  interface Exchange<T> {
    T make(Duration deadline) throws InterruptedException, IncompleteCheckException;
  }

  /**
   * Makes an exchange by its own deadline, or by the end of the time limit, if that is earlier.
   *
   * @throws IncompleteCheckException if the time limit ended it: its result says nothing about the
   *     receiver
   */
  <T> T within(Duration deadline, Exchange<T> exchange)
      throws InterruptedException, IncompleteCheckException {
    Duration left = remaining.get();
    boolean isEarlier = left.compareTo(deadline) < 0;
    requireTime();
    T result = exchange.make(isEarlier ? left : deadline);
    if (isEarlier) {
      requireTime();
    }
    return result;
  }

  /** Requires that some time is left. */
  void requireTime() throws IncompleteCheckException {
    if (remaining.get().isZero()) {
      throw IncompleteCheckException.timeLimit(REACHED);
    }
  }
}

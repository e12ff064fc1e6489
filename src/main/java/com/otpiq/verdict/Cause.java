package com.otpiq.verdict;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Why a check failed, as far as several checks can fail for the same reason.
 *
 * @param id equal for results with the same cause
 * @param title what happens, in a few words
 * @param advice how to remove the cause, instead of the fix of the check; empty if that fits
 */
public record Cause(String id, String title, Optional<String> advice) {
  /** A cause that the fix of each check removes. */
  public Cause(String id, String title) {
    this(id, title, Optional.empty());
  }

  /** A copy with its texts changed. */
  Cause map(UnaryOperator<String> change) {
    return new Cause(change.apply(id), change.apply(title), advice.map(change));
  }
}

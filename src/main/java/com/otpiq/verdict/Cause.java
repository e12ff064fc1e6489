package com.otpiq.verdict;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Why a check failed, as far as several checks can fail for the same reason.
 *
 * @param id equal for results with the same cause
 * @param title what happens, in a few words
 * @param advice how to remove the cause, instead of the fix of the check; empty if that fits
 * @param concurrent whether it happens only while several checks run at the same time
 */
public record Cause(String id, String title, Optional<String> advice, boolean concurrent) {
  private static final String RESPONSE = "response: ";

  /** A cause that each check also meets when it runs alone. */
  public Cause(String id, String title, Optional<String> advice) {
    this(id, title, advice, false);
  }

  /** A cause that the fix of each check removes. */
  public Cause(String id, String title) {
    this(id, title, Optional.empty());
  }

  /** The cause of the same wrong response to webhooks that should be acknowledged. */
  public static Cause ofResponse(String title, String advice) {
    return new Cause(RESPONSE + title, title, Optional.of(advice));
  }

  /** Whether it is a wrong response. */
  public boolean isResponse() {
    return id.startsWith(RESPONSE);
  }

  /** The cause of what happens only while several checks run at the same time. */
  public Cause whileConcurrent() {
    return new Cause("together: " + id, title, advice, true);
  }

  /** A copy with its texts changed. */
  Cause map(UnaryOperator<String> change) {
    return new Cause(change.apply(id), change.apply(title), advice.map(change), concurrent);
  }
}

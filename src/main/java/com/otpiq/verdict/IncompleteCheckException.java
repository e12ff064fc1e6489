package com.otpiq.verdict;

/** A check could not be finished, for a reason that is not the receiver's fault. */
public final class IncompleteCheckException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean timeLimit;

  private IncompleteCheckException(String reason, boolean timeLimit) {
    super(reason);
    this.timeLimit = timeLimit;
  }

  /** The state look-up failed. */
  public static IncompleteCheckException lookupFailed(String reason) {
    return new IncompleteCheckException(reason, false);
  }

  /** The time limit of the run was reached. */
  public static IncompleteCheckException timeLimit(String reason) {
    return new IncompleteCheckException(reason, true);
  }

  /** One line for the report. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether the time limit was the reason, which makes the whole run incomplete. */
  public boolean isTimeLimit() {
    return timeLimit;
  }
}

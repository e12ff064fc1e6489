package com.otpiq.verdict;

/** A check could not be carried out to its end, for no fault of the receiver's; says why. */
public final class IncompleteCheckException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean late;

  private IncompleteCheckException(String what, boolean late) {
    super(what);
    this.late = late;
  }

  /** The state look-up itself failed. */
  public static IncompleteCheckException ofLookup(String what) {
    return new IncompleteCheckException(what, false);
  }

  /** The time for all checks is over. */
  public static IncompleteCheckException ofTime(String what) {
    return new IncompleteCheckException(what, true);
  }

  public String what() {
    return String.valueOf(getMessage());
  }

  public boolean isLate() {
    return late;
  }
}

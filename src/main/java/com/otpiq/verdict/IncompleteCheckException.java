package com.otpiq.verdict;

/** A check could not be carried out or finished, so that it says nothing about the receiver. */
public final class IncompleteCheckException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean lookup;

  private IncompleteCheckException(String reason, boolean lookup) {
    super(reason);
    this.lookup = lookup;
  }

  /** The state look-up failed. */
  public static IncompleteCheckException lookupFailed(String reason) {
    return new IncompleteCheckException(reason, true);
  }

  /** An event before the one that is checked was not acknowledged or stored; see its own check. */
  public static IncompleteCheckException precondition(String reason) {
    return new IncompleteCheckException(reason, false);
  }

  /** The time limit of the run was reached. */
  public static IncompleteCheckException timeLimit(String reason) {
    return new IncompleteCheckException(reason, false);
  }

  /** Another request broke the connection, or ended the application: the check can run again. */
  public static IncompleteCheckException disturbed() {
    return new IncompleteCheckException("the application ended or stopped responding", false);
  }

  /** One line for the report. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether the state look-up was the reason. */
  public boolean isLookup() {
    return lookup;
  }
}

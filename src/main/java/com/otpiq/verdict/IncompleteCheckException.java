package com.otpiq.verdict;

/** A check could not be carried out or finished, so that it says nothing about the receiver. */
public final class IncompleteCheckException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  private IncompleteCheckException(String reason, Kind kind) {
    super(reason);
    this.kind = kind;
  }

  private enum Kind {
    LOOKUP,
    PRECONDITION,
    TIME_LIMIT,
    DISTURBED
  }

  /** The state look-up failed. */
  public static IncompleteCheckException lookupFailed(String reason) {
    return new IncompleteCheckException(reason, Kind.LOOKUP);
  }

  /** An event before the one that is checked was not acknowledged or stored; see its own check. */
  public static IncompleteCheckException precondition(String reason) {
    return new IncompleteCheckException(reason, Kind.PRECONDITION);
  }

  /** The time limit of the run was reached. */
  public static IncompleteCheckException timeLimit(String reason) {
    return new IncompleteCheckException(reason, Kind.TIME_LIMIT);
  }

  /** Another request broke the connection, or ended the application: the check can run again. */
  public static IncompleteCheckException disturbed() {
    return new IncompleteCheckException(
        "the application ended or stopped responding", Kind.DISTURBED);
  }

  /** One line for the report. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether the time limit was the reason, which makes the whole run incomplete. */
  public boolean isTimeLimit() {
    return kind == Kind.TIME_LIMIT;
  }

  /** Whether the state look-up was the reason. */
  public boolean isLookup() {
    return kind == Kind.LOOKUP;
  }
}

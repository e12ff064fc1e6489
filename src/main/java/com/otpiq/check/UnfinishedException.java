package com.otpiq.check;

/** A check could not be carried out to its end, for no fault of the receiver's; says why. */
public final class UnfinishedException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean late;

  private UnfinishedException(String what, boolean late) {
    super(what);
    this.late = late;
  }

  /** The state look-up itself failed. */
  static UnfinishedException ofLookup(String what) {
    return new UnfinishedException(what, false);
  }

  /** The time for all checks is over. */
  static UnfinishedException ofTime(String what) {
    return new UnfinishedException(what, true);
  }

  String what() {
    return String.valueOf(getMessage());
  }

  boolean isLate() {
    return late;
  }
}

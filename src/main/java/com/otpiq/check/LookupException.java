package com.otpiq.check;

/** The state look-up itself failed; says how. */
public final class LookupException extends Exception {
  private static final long serialVersionUID = 1;

  LookupException(String what) {
    super(what);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}

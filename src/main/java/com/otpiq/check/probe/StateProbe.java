package com.otpiq.check.probe;

import com.otpiq.verdict.IncompleteCheckException;

/** Reads what the application stored about a message. */
public interface StateProbe extends AutoCloseable {
  /**
   * The stored state of a message; {@link ObservedState#NONE} if the application does not know it.
   *
   * @throws IncompleteCheckException if the look-up fails
   */
  ObservedState read(String smsId) throws InterruptedException, IncompleteCheckException;

  @Override
  void close();
}

package com.otpiq.check.probe;

import com.otpiq.verdict.IncompleteCheckException;

/** Looks into what an application remembers. */
public interface StateProbe extends AutoCloseable {
  /**
   * What is remembered of a message.
   *
   * @throws IncompleteCheckException where nobody can tell
   */
  ObservedState of(String smsId) throws InterruptedException, IncompleteCheckException;

  @Override
  void close();
}

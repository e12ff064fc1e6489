package com.otpiq.check.probe;

/** Makes a message known to the application, as if the application had sent it. */
@FunctionalInterface
public interface MessagePreparer {
  /** Adds a message with this {@code smsId} to the application. */
  void prepare(String smsId) throws InterruptedException;
}
